import type { Platform } from '../../platform/platform.ts'
import { encodeInput } from '../dialog/input.ts'

/** Commands under way at once where nobody says otherwise (production safety, rule 7). */
const DEFAULT_SIZE = 8
/** Bytes under way at once: what every terminal takes without a pause (production safety, rule 7). */
const MAX_BYTES = 1_024

/** What {@link Pipelining} is decided by. */
export interface PipeliningOptions {
  /** Its `typeAhead` says whether pipelining was proven, its `readOnly` which commands may be. */
  readonly platform: Platform
  /** What the user asked for. */
  readonly size?: number | undefined
  /** Whether the transport takes input while the device is busy: SSH does, telnet and consoles do not. */
  readonly isTransportFit: boolean
}

/** Whether, and how far, commands may be typed before the one before them was answered. */
export class Pipelining {
  readonly #options: PipeliningOptions
  #stopped: string | undefined
  #hasAnswered = false

  constructor(options: PipeliningOptions) {
    this.#options = options
  }

  /** Why the session does not pipeline any more; undefined while nothing speaks against it. */
  get stopped(): string | undefined {
    return this.#stopped
  }

  /** Whether a command that went alone was answered in this session as it should: the first one must be. */
  get hasAnswered(): boolean {
    return this.#hasAnswered
  }

  /** Tells that a command that went alone was answered, and the device is at its prompt. */
  noteAnswer(): void {
    this.#hasAnswered = true
  }

  /** Ends it for the rest of the session. */
  stop(reason: string): void {
    this.#stopped ??= reason
  }

  /**
   * How many commands may be under way at once.
   *
   * @param commands - All that the caller wants to run; one that may change something forbids it for all.
   * @param size - What the caller asked for.
   */
  sizeFor(commands: readonly string[], size: number | undefined): number {
    const { platform, isTransportFit } = this.#options
    const proven = platform.typeAhead === 'proven' ? DEFAULT_SIZE : 1
    const wanted = size ?? this.#options.size ?? proven
    if (!(wanted > 1) || !isTransportFit || this.#stopped !== undefined) return 1
    return commands.every((command) => platform.readOnly.test(command)) ? wanted : 1
  }

  /**
   * Takes as many commands as go together.
   *
   * @param commands - Those that were not sent yet.
   * @param size - What {@link Pipelining.sizeFor} gave.
   */
  next(commands: readonly string[], size: number): readonly string[] {
    const context = { host: '', phase: 'command' } as const
    let bytes = 0
    const fitting = commands.slice(0, size).findIndex((command) => {
      bytes += Buffer.byteLength(encodeInput(command, this.#options.platform, context)) + 1
      return bytes > MAX_BYTES
    })
    return commands.slice(0, fitting === -1 ? size : Math.max(1, fitting))
  }
}
