import type { FileServerFacts } from '../../platform/file-facts.ts'
import { FileServerLeftError } from './transfer-error.ts'
import type { TransferJob } from './transfer-job.ts'

/** A server of files on a device that may be off. */
export class FileServer {
  readonly #facts: FileServerFacts
  readonly #job: TransferJob

  constructor(facts: FileServerFacts, job: TransferJob) {
    this.#facts = facts
    this.#job = job
  }

  /**
   * Asks whether it is on; changes nothing.
   *
   * @param signal - Ends the asking. Default: that of the transfer.
   */
  async isOn(signal = this.#job.around.signal): Promise<boolean> {
    const session = await this.#job.session()
    const { command, isOn, mode = session.platform.files?.mode } = this.#facts
    if (mode !== undefined) await session.enterMode(mode, { signal })
    const { output } = await session.sendCommand(command, { signal })
    return output.split('\n').some((line) => isOn.test(line))
  }

  /**
   * Does something while it is on: turns it on where it is off, and off again, whatever happens.
   *
   * @throws what `work` throws; {@link FileServerLeftError} with that as its cause, where it failed and the server
   * could not be turned off again. Where it succeeded, that is a warning.
   */
  async whileOn(work: () => Promise<void>): Promise<void> {
    const { on } = this.#facts
    const { signal } = this.#job.around
    this.#job.begin('server')
    if (await this.isOn()) return await work()
    const session = await this.#job.session()
    let isTurnedOn = false
    try {
      await session.sendConfig(on, { signal })
      isTurnedOn = true
      await work()
    } catch (error) {
      throw (await this.#turnOffAfter(error, isTurnedOn)) ?? error
    }
    const left = await this.#turnOff(undefined)
    if (left === undefined) return
    this.#job.serverLeft = left
    this.#job.warnings.push(left.message)
  }

  /** Lines that failed, or were cancelled, may have turned it on all the same. */
  async #turnOffAfter(
    error: unknown,
    isTurnedOn: boolean,
  ): Promise<FileServerLeftError | undefined> {
    const isOn = (): Promise<boolean> => this.isOn(NEVER)
    const mayBeOn = isTurnedOn || (await this.#job.surely(isOn).catch(() => true))
    return mayBeOn ? await this.#turnOff(error) : undefined
  }

  /** Also after a cancel: what was turned on is ours to turn off. */
  async #turnOff(cause: unknown): Promise<FileServerLeftError | undefined> {
    const { host, around } = this.#job
    const { off, protocol } = this.#facts
    try {
      await this.#job.surely(async () => (await this.#job.session()).sendConfig(off))
      return undefined
    } catch (error) {
      around.log.warn({ err: error, lines: off }, 'a server of files may be left on')
      const details = { host, phase: 'transfer', protocol, lines: off } as const
      return new FileServerLeftError(details, { cause: cause ?? error })
    }
  }
}

const NEVER = new AbortController().signal
