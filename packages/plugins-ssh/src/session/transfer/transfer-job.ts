import { createHash } from 'node:crypto'
import { exclusively } from '@nornir-ts/kernel'
import type { FileServerFacts, FileTransferFacts } from '../../platform/file-facts.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  FileAnswerError,
  FileInterruptedError,
  FileProtocolUnavailableError,
} from '../../transport/file/file-error.ts'
import type { FileLink } from '../../transport/file/file-link.ts'
import type { FileProtocol } from '../../transport/file/file-protocol.ts'
import { scp } from '../../transport/file/scp.ts'
import { sftp } from '../../transport/file/sftp.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { FilePlace } from '../file/files.ts'
import { FileServer } from './file-server.ts'
import { type FileServerLeftError, FileServerOffError, NoRoomError } from './transfer-error.ts'
import type { TransferHash, TransferRequest, TransferStep } from './transfer-options.ts'
import type { TransferSession, TransferSurroundings } from './transfer-surroundings.ts'

const MARGIN_BYTES = 2 ** 20
const SILENCE_MS = 60_000

/** Moves bytes by a protocol, told the path that the device's server has. */
type Move = (protocol: FileProtocol, serverPath: string, timeoutMs: number) => Promise<void>

/** One transfer on one host. */
export class TransferJob {
  readonly request: TransferRequest
  readonly around: TransferSurroundings
  /** What the user should know. */
  readonly warnings: string[] = []
  /** Whether it came to moving bytes: something may be left then. */
  hasBegun = false
  /** Whether a device was given something of the file: what was under that name is written over then. */
  hasSent = false
  /** Set when a server that was turned on may still be. */
  serverLeft: FileServerLeftError | undefined
  #size: number | undefined

  constructor(request: TransferRequest, around: TransferSurroundings) {
    this.request = request
    this.around = around
  }

  /** Name of the host. */
  get host(): string {
    return this.around.host
  }

  /** Says what is done next. */
  begin(step: TransferStep): void {
    this.around.onProgress({ step, bytes: 0, size: this.#size })
  }

  /** Says how many bytes of the file have arrived, of how many. */
  arrived(bytes: number, size: number): void {
    this.#size = size
    this.around.onProgress({ step: 'copy', bytes, size })
  }

  /**
   * Refuses a file that does not fit with what must stay free.
   *
   * @param room - Where it goes to, its size, and what is free there.
   * @throws {@link NoRoomError}.
   */
  checkRoom(room: { fileSystem: string; bytes: number; freeBytes: number }): void {
    const { fileSystem, bytes, freeBytes } = room
    const neededBytes = bytes + (this.request.marginBytes ?? MARGIN_BYTES)
    if (freeBytes >= neededBytes) return
    const { host } = this
    throw new NoRoomError({ host, phase: 'transfer', fileSystem, neededBytes, freeBytes })
  }

  /** Where files are, and limits, for questions to the session. */
  get place(): FilePlace {
    const { fileSystem, timeoutMs } = this.request
    return { fileSystem, timeoutMs, signal: this.around.signal }
  }

  /** The session of commands: another one where the last was lost during a long transfer. */
  session(): Promise<TransferSession> {
    return this.around.session()
  }

  /**
   * Does what has to be done after a cancel, too. That also interrupts the session, a moment later: what is cut
   * so is done once more.
   *
   * @param work - Looks before it changes something, or may be done twice.
   */
  async surely<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      if (!this.around.signal.aborted) throw error
      return await work()
    }
  }

  /**
   * The checksum of a file on the device: counted there, or by reading it back where that is asked for; `undefined`
   * where neither is to be had.
   */
  async hash(path: string): Promise<TransferHash | undefined> {
    const counted = await this.countedHash(path)
    if (counted !== undefined || this.request.readBack !== true) return counted
    return await this.#readBack(path).catch((error: unknown) => {
      // What a dry run must not turn on, the transfer may.
      if (error instanceof FileServerOffError && this.around.dryRun) return undefined
      throw error
    })
  }

  /** The checksum that a device counts of a file; `undefined` where it counts none. */
  async countedHash(path: string): Promise<TransferHash | undefined> {
    const session = await this.session()
    try {
      const { algorithm, hash } = await session.fileHash(path, { signal: this.around.signal })
      return { algorithm, hash }
    } catch (error) {
      if (error instanceof UnsupportedOperationError) return undefined
      throw error
    }
  }

  async #readBack(path: string): Promise<TransferHash> {
    const counter = createHash('sha256')
    const { maxBytesPerSecond } = this.request
    const { signal } = this.around
    await this.move(path, (protocol, serverPath, timeoutMs) => {
      const write = (chunk: Uint8Array): void => void counter.update(chunk)
      return protocol.get({ path: serverPath, maxBytesPerSecond, timeoutMs, signal, write })
    })
    return { algorithm: 'sha256', hash: counter.digest('hex') }
  }

  /**
   * Moves bytes when it is its turn, by the first protocol that the device does not refuse.
   *
   * @param path - The file on the device, as its command line has it.
   * @param move - Moves them.
   */
  async move(path: string, move: Move): Promise<void> {
    const { platform } = await this.session()
    const { protocols, servers = [] } = factsOf(platform, this.host)
    const serverPath = serverPathOf(path, platform)
    const wanted = this.#wanted(protocols)
    if (wanted.length === 0)
      throw unsupported(this.host, platform, 'SFTP, which can go on with what was left')
    await this.around.inTurn(async () => {
      let refusal: unknown
      for (const name of wanted) {
        try {
          return await this.#served(
            servers.find(({ protocol }) => protocol === name),
            () =>
              this.#moveBy(name, (protocol, timeoutMs) => move(protocol, serverPath, timeoutMs)),
          )
        } catch (error) {
          if (!isNotOffered(error)) throw error
          // What is said of the best one helps most.
          refusal ??= error
        }
      }
      throw refusal
    })
  }

  #wanted(offered: FileTransferFacts['protocols']): FileTransferFacts['protocols'] {
    const { protocol = 'auto', resume } = this.request
    if (protocol === 'scp' || protocol === 'sftp') return [protocol]
    return resume === true ? offered.filter((name) => name === 'sftp') : offered
  }

  /** Turns a server on where it is off and may be turned on; else says of a refusal that it is off. */
  async #served(facts: FileServerFacts | undefined, work: () => Promise<void>): Promise<void> {
    if (facts === undefined) return await work()
    const server = new FileServer(facts, this)
    // A dry run changes nothing, though it may have to read a file back to compare it.
    if (this.request.enableServer !== true || this.around.dryRun) {
      return await work().catch(async (error: unknown) => {
        if (!isNotOffered(error) || (await server.isOn())) throw error
        throw new FileServerOffError(
          { host: this.host, phase: 'transfer', protocol: facts.protocol, lines: facts.on },
          { cause: error },
        )
      })
    }
    // Who turns it off again must not do so while another transfer to the same device is under way.
    await exclusively(`file-server ${this.host}`, () => server.whileOn(work))
  }

  async #moveBy(
    name: 'scp' | 'sftp',
    move: (protocol: FileProtocol, timeoutMs: number) => Promise<void>,
  ): Promise<void> {
    const { timeoutMs = SILENCE_MS } = this.request
    // Some devices give a connection one channel, or end it behind the last one: the next one is on a new connection.
    for (let isLast = false; ; isLast = true) {
      const files = await this.around.files()
      const { client, link } = (files as FileLink).parts()
      // Its parts, which a transfer listens to until it has let go of them: what a task is given ends with the task.
      const connection = { host: this.host, client, link }
      try {
        return await move(name === 'scp' ? scp(connection) : sftp(connection), timeoutMs)
      } catch (error) {
        if (isNotOffered(error) || isStale(error)) await files.close()
        if (isLast || !isStale(error)) throw error
      }
    }
  }
}

/** Whether the connection was of no more use when the transfer wanted to begin; nothing was moved. */
function isStale(error: unknown): boolean {
  if (error instanceof FileProtocolUnavailableError) return error.refused === 'channel'
  return error instanceof FileInterruptedError && error.bytes === 0 && error.isConnectionLost
}

function factsOf({ name, files }: Platform, host: string): FileTransferFacts {
  if (files?.transfer !== undefined) return files.transfer
  throw unsupported(host, { name }, 'known way to move files')
}

function unsupported(
  host: string,
  { name }: Pick<Platform, 'name'>,
  operation: string,
): UnsupportedOperationError {
  return new UnsupportedOperationError({ host, phase: 'transfer', platform: name, operation })
}

/** A path of the command line as the server of files has it. */
function serverPathOf(path: string, { files }: Platform): string {
  const { fileSystem, transfer } = files ?? {}
  const isBelow = typeof fileSystem === 'string' && path.startsWith(fileSystem)
  const root = transfer?.root
  return root !== undefined && isBelow ? root + path.slice(fileSystem.length) : path
}

/** A server that is off is refused, or says so in words where the protocol should begin. */
function isNotOffered(error: unknown): boolean {
  if (error instanceof FileServerOffError) return true
  if (error instanceof FileProtocolUnavailableError) return true
  return error instanceof FileAnswerError && error.bytes === 0
}
