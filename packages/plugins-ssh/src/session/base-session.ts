import type { Platform } from '../platform/platform.ts'
import { isConfigMode } from './config/is-config-mode.ts'
import { CommandsIncompleteError } from './error/commands-incomplete-error.ts'
import { EchoMismatchError } from './error/echo-mismatch-error.ts'
import { SessionClosedError } from './error/session-closed-error.ts'
import { UnsupportedOperationError } from './error/unsupported-operation-error.ts'
import { OperationQueue } from './operation-queue.ts'
import type { Detection } from './platform-finder.ts'
import { prepare } from './prepare.ts'
import { restoreConfig } from './prepare-config.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'

/** What an operation can do without; asked when its turn comes. Default: nothing. */
interface OperationNeeds {
  /** Whether it types nothing. */
  readonly typesNothing?: (() => boolean) | undefined
  /** Whether its answers are short, and its lines fit a narrow terminal. */
  readonly readsLittle?: (() => boolean) | undefined
}

/**
 * What all operations of a session stand on: one runs at a time, others wait; after a failure the session
 * comes back to its prompt or is closed, before the next operation.
 */
export abstract class BaseSession {
  /** @internal */
  protected readonly context: SessionContext
  readonly #queue = new OperationQueue()
  /** What comes to a safe point by itself. */
  readonly #wholes = new Set<Promise<unknown>>()
  #closing: Promise<void> | undefined

  /**
   * @internal
   * @param context - What `openCliSession` made: at a prompt.
   */
  constructor(context: SessionContext) {
    this.context = context
  }

  /** Name of the host in the inventory. */
  get host(): string {
    return this.context.host
  }

  /** What the device's command line says and wants. */
  get platform(): Platform {
    return this.context.platform
  }

  /** How the platform was found out; undefined: the inventory names it. */
  get detection(): Detection | undefined {
    return this.context.detection
  }

  /** Mode that the last prompt told. */
  get mode(): string {
    return this.context.line.prompt.mode.name
  }

  /** The last prompt, whole. */
  get prompt(): string {
    return this.context.line.prompt.text
  }

  /** Whether an operation runs that must come to a safe point by itself: configuration, save. */
  get isUninterruptible(): boolean {
    return this.#wholes.size > 0
  }

  /** Whether the connection is open, as far as is known; writes nothing. */
  isAlive(): boolean {
    return this.context.dialog.isOpen
  }

  /** Ends what runs and what waits with `reason`; resolves when the session is at rest or closed. */
  async interrupt(reason: Error): Promise<void> {
    this.#queue.abort(reason)
    await Promise.allSettled(this.#wholes)
    await this.#queue.idle
  }

  /** Closes the connection. Safe to call twice; never rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    if (this.context.prepared.isConfigured) await this.#restore()
    this.#queue.forget()
    await this.context.dialog.close()
  }

  /** A device that is busy is left as it is: closing it never waits for what runs. */
  async #restore(): Promise<void> {
    const { dialog, line } = this.context
    if (!dialog.isOpen || !line.isAtPrompt || this.#queue.isBusy) return
    await this.perform({}, () => restoreConfig(this.context)).catch(() => undefined)
  }

  /** The same as {@link BaseSession.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /**
   * Runs an operation when all before it are over.
   *
   * @internal
   */
  protected perform<Value>(
    { signal }: OperationOptions,
    work: (signal: AbortSignal) => Promise<Value>,
    needs: OperationNeeds = {},
  ): Promise<Value> {
    const { host, dialog, line } = this.context
    return this.#queue.run({
      signal,
      work: (operationSignal) => {
        const by = dialog.closedBy
        if (by === undefined)
          return this.#isFit(needs)
            ? work(operationSignal)
            : this.#prepareFor(work, operationSignal)
        const details = { host, phase: 'command', by, output: '' } as const
        throw new SessionClosedError({ ...details, isWritten: false, changed: false })
      },
      recover: (error) => line.recover(comesBack(error)),
    })
  }

  /**
   * The same for an operation that comes to a safe point by itself when it is cancelled.
   *
   * @internal
   */
  protected performWhole<Value>(
    options: OperationOptions,
    work: (signal: AbortSignal) => Promise<Value>,
    needs: OperationNeeds = {},
  ): Promise<Value> {
    return this.perform(options, (signal) => this.whole(() => work(signal)), needs)
  }

  /**
   * Does something, of one operation or of many, that comes to a safe point by itself when it is cancelled.
   *
   * @internal
   */
  protected async whole<Value>(work: () => Promise<Value>): Promise<Value> {
    const working = work()
    this.#wholes.add(working)
    try {
      return await working
    } finally {
      this.#wholes.delete(working)
    }
  }

  /** Whether an operation may begin without the preparation: it was typed, or is not needed, or out of place. */
  #isFit({ typesNothing, readsLittle }: OperationNeeds): boolean {
    const { prepared, platform } = this.context
    const { preparesReadingOnly = false } = platform
    if (prepared.isDone || typesNothing?.() === true) return true
    if (preparesReadingOnly === false) return false
    // Where configuration is typed, a device does not know commands that are about the terminal.
    return readsLittle?.() === true || isConfigMode(platform, this.mode)
  }

  async #prepareFor<Value>(
    work: (signal: AbortSignal) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    try {
      await prepare(this.context, signal)
    } catch (error) {
      this.context.onUnprepared?.()
      throw error
    }
    // Some operations look at it only before they begin.
    signal.throwIfAborted()
    return await work(signal)
  }

  /** @internal */
  protected unsupported(operation: string): UnsupportedOperationError {
    const details = { host: this.host, phase: 'command', platform: this.platform.name } as const
    return new UnsupportedOperationError({ ...details, operation })
  }
}

/** A line that was echoed as another one is executed all the same: the device comes back by itself. */
function comesBack(error: unknown): boolean {
  const failure = error instanceof CommandsIncompleteError ? error.cause : error
  return failure instanceof EchoMismatchError
}
