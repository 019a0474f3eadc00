import { waitFor } from '@nornir-ts/kernel'
import { ByteRate } from './byte-rate.ts'
import {
  type FileErrorDetails,
  FileInterruptedError,
  FileOptionsError,
  type FileProtocolName,
  FileSilenceError,
} from './file-error.ts'
import type { FileConnection, TransferOptions } from './file-protocol.ts'
import { FileRefusedError } from './file-refused-error.ts'
import { pathProblem } from './remote-path.ts'

/** Node's timers go no further, 25 days. */
const LONGEST_TIMER_MS = 2_147_483_647

/** Which transfer it is. */
export interface TransferSubject {
  /** Where it runs. */
  readonly connection: FileConnection
  /** How. */
  readonly protocol: FileProtocolName
  /** To the device, or from it. */
  readonly direction: 'put' | 'get'
}

/**
 * One transfer at work: how far it came, and all that can end it from outside (the caller's signal, a lost
 * connection, a silent device). Whatever is waited for is waited for through it.
 */
export class Transfer {
  readonly connection: FileConnection
  readonly #subject: TransferSubject
  readonly #options: TransferOptions
  readonly #end = new AbortController()
  readonly #rate: ByteRate
  #bytes: number
  #waiting = 0
  /** Since when the device has been silent while it was waited for. */
  #silentSince = 0
  #timer: NodeJS.Timeout | undefined

  /** Begins it: from now on it ends with what it runs on. */
  constructor(subject: TransferSubject, options: TransferOptions) {
    this.connection = subject.connection
    this.#subject = subject
    this.#options = options
    this.#rate = new ByteRate(options.maxBytesPerSecond)
    this.#bytes = options.startAt ?? 0
    options.signal?.addEventListener('abort', this.#onAbort)
    subject.connection.client.once('close', this.#onLost)
  }

  /** Aborts when the transfer is over before its end, with the error that it has to reject with. */
  get signal(): AbortSignal {
    return this.#end.signal
  }

  /** What every error of it says. */
  get details(): FileErrorDetails {
    const { connection, protocol, direction } = this.#subject
    const { path } = this.#options
    return { host: connection.host, protocol, direction, path, bytes: this.#bytes }
  }

  /** How many bytes should be moved at once, so that they flow evenly. */
  get pieceBytes(): number {
    return this.#rate.pieceBytes
  }

  /** Bytes of the file that have arrived. */
  get bytes(): number {
    return this.#bytes
  }

  /** So many bytes of the file have arrived. */
  arrived(bytes: number): void {
    this.#bytes = bytes
    this.#options.onProgress?.(bytes)
  }

  /** Waits until so many bytes may go. */
  pace(bytes: number): Promise<void> {
    return this.#rate.take(bytes, this.signal)
  }

  /** The device gave a sign of life. */
  heard(): void {
    this.#silentSince = performance.now()
  }

  /** Waits for the device, as long as it is not silent for too long. */
  async forDevice<Value>(promise: Promise<Value>): Promise<Value> {
    if (this.#waiting === 0) this.heard()
    this.#waiting += 1
    if (this.#timer === undefined) this.#watch(this.#options.timeoutMs)
    try {
      return await waitFor(promise, this.signal)
    } finally {
      this.#waiting -= 1
    }
  }

  /** Waits for the caller's side, which may take its time. */
  forCaller<Value>(promise: PromiseLike<Value>): Promise<Value> {
    return waitFor(promise, this.signal)
  }

  /** Why it failed: what was cut fails in many ways, but what a device said before it hung up stands. */
  reasonFor(error: unknown): unknown {
    if (!this.signal.aborted) return error
    const { reason }: { readonly reason: unknown } = this.signal
    const isSaid = error instanceof FileRefusedError && reason instanceof FileInterruptedError
    return isSaid ? error : reason
  }

  /** Leaves no timer and no listener behind. */
  release(): void {
    clearTimeout(this.#timer)
    this.#options.signal?.removeEventListener('abort', this.#onAbort)
    this.#subject.connection.client.off('close', this.#onLost)
  }

  readonly #onAbort = (): void => this.#end.abort(this.#options.signal?.reason)

  readonly #onLost = (): void =>
    this.#end.abort(new FileInterruptedError({ ...this.details, isConnectionLost: true }))

  /** One timer for all waits: setting one for each would cost more than the rest. */
  #watch(delayMs: number): void {
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        if (this.#waiting === 0) return
        const { timeoutMs } = this.#options
        const leftMs = timeoutMs - (performance.now() - this.#silentSince)
        if (leftMs >= 1) return this.#watch(leftMs)
        this.#end.abort(new FileSilenceError({ ...this.details, timeoutMs }))
      },
      Math.min(delayMs, LONGEST_TIMER_MS),
    )
  }
}

/**
 * Runs a transfer to its end.
 *
 * @param subject - Which one.
 * @param options - What the caller said.
 * @param work - Does it.
 * @throws {@link FileOptionsError} before anything is sent.
 */
export async function transferring(
  subject: TransferSubject,
  options: TransferOptions,
  work: (transfer: Transfer) => Promise<void>,
): Promise<void> {
  options.signal?.throwIfAborted()
  const transfer = new Transfer(subject, options)
  try {
    checkOptions(transfer, options)
    await work(transfer)
  } catch (error) {
    throw transfer.reasonFor(error)
  } finally {
    transfer.release()
  }
}

function checkOptions({ details }: Transfer, { path, startAt = 0 }: TransferOptions): void {
  const problem = pathProblem(path)
  if (problem !== undefined) throw new FileOptionsError({ ...details, option: 'path', problem })
  if (!isCount(startAt)) {
    const what = 'it is no whole number of bytes'
    throw new FileOptionsError({ ...details, bytes: 0, option: 'startAt', problem: what })
  }
}

/** Whether something is a number of bytes that can be counted exactly. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
