import type { ConfigLineReply } from './config/type-config.ts'

/** What a device answered to a command. */
export interface CommandReply {
  /** The command as it was sent. */
  readonly command: string
  /** Lines between echo and prompt, joined by `\n`. */
  readonly output: string
  /**
   * Wall-clock time from typing to the prompt, in milliseconds; of commands that were under way together
   * (pipelining): of all of them.
   */
  readonly elapsedMs: number
  /** The line at which the device waits: its prompt; empty when it ended the session. */
  readonly prompt: string
  /** The mode that the last prompt told. */
  readonly mode: string
  /**
   * What the device waits for: a command (`prompt`), or an answer where the caller ended at a `question`;
   * or it ended the session (`close`).
   */
  readonly endedAt: 'prompt' | 'question' | 'close'
  /** Lines that nobody asked for: late output of an earlier command, syslog. */
  readonly warnings: readonly string[]
}

/** What came of a push of configuration. */
export interface ConfigReply {
  /** One entry per line, in order; blank lines are not sent. */
  readonly lines: readonly ConfigLineReply[]
  /** Lines that look like errors and are none, and lines that nobody asked for. */
  readonly warnings: readonly string[]
  /** Whether lines were applied. */
  readonly changed: boolean
  /** What they change, where the device can say: it has a candidate. Empty elsewhere. */
  readonly diff: string
  /** Whether they wait in the candidate of this session, neither committed nor discarded. */
  readonly isPending: boolean
  /** Wall-clock time, in milliseconds. */
  readonly elapsedMs: number
}
