import type { SshPhase } from '../../error/ssh-error.ts'
import type { ScriptStep } from '../dialog/dialog-script.ts'
import type { Deadline } from '../dialog/expectation.ts'

/** How a line is typed, whatever is done with its answer. */
export interface TypeLimits {
  /** What is being done. */
  readonly phase: SshPhase
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
  /** When all must be over. */
  readonly deadline?: Deadline | undefined
  /** Ends the wait; the device is then left as it is until {@link CommandLine.recover}. */
  readonly signal?: AbortSignal | undefined
  /** What a cut leaves of the device. */
  readonly changed: false | 'unknown'
}

/** How one line is typed and its answer read. */
export interface TypeOptions extends TypeLimits {
  /** Modes that the line is meant to lead to. */
  readonly expectedModes?: readonly string[] | undefined
  /** What the device may ask, and the answers. */
  readonly script?: readonly ScriptStep[] | undefined
  /** Ends the answer at a line that ends so, though it may be no prompt. */
  readonly expect?: RegExp | string | undefined
  /**
   * Ends the answer where the device reads text, without a prompt: at once behind the echo (`true`), or
   * behind a line that says so.
   */
  readonly untilText?: RegExp | true | undefined
  /** Ends the answer after this silence, in milliseconds, wherever the device stands. */
  readonly untilQuietMs?: number | undefined
  /** Whether the echo must be what was typed. Default: true. */
  readonly verifyEcho?: boolean | undefined
  /** Told each line of output as it ends. */
  readonly onLine?: ((line: string) => void) | undefined
  /** Whether the end of the session is a good answer. Default: false. */
  readonly endsSession?: boolean | undefined
  /** Whether the line may be the answer to the question that the last one ended at. Default: false. */
  readonly isAnswer?: boolean | undefined
}

/** What a device answered to one line, and how the dialog of the line went. */
export interface TypedReply {
  /** Lines between echo and prompt, joined by `\n`. */
  readonly output: string
  /** The echo, as the device wrote it; empty where it wrote none. */
  readonly echo: string
  /** Lines that nobody asked for: late output of an earlier command, syslog. */
  readonly warnings: readonly string[]
  /** What the device waits at; undefined: it ended the session. */
  readonly waitsAt: string | undefined
  /** The question that meant an abort, if the device asked it. */
  readonly abort: string | undefined
  /** A question that the device should have asked and did not. */
  readonly missing: string | undefined
}

/** What came of commands that were typed together. */
export type TogetherReply =
  | { readonly outputs: readonly string[]; readonly warnings: readonly string[] }
  /** It is not certain which answer belongs to what; the device is at its prompt again. */
  | { readonly surprise: string }
