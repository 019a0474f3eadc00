import type { ConfigLineReply } from './config-push.ts'

/** What a device answered to a command. */
export interface CommandReply {
  /** The command as it was sent. */
  readonly command: string
  /** Lines between echo and prompt, joined by `\n`. */
  readonly output: string
  /** Wall-clock time from typing to the prompt, in milliseconds. */
  readonly elapsedMs: number
  /** The prompt that ended the answer. */
  readonly prompt: string
  /** The mode that the prompt tells. */
  readonly mode: string
  /** Lines that nobody asked for: late output of an earlier command, syslog. */
  readonly warnings: readonly string[]
}

/** What came of a push of configuration. */
export interface ConfigReply {
  /** One entry per line that the device took, in order; blank lines are not sent. */
  readonly lines: readonly ConfigLineReply[]
  /** Lines that look like errors and are none, and lines that nobody asked for. */
  readonly warnings: readonly string[]
  /** Whether lines were applied. */
  readonly changed: boolean
  /** Wall-clock time, in milliseconds. */
  readonly elapsedMs: number
}
