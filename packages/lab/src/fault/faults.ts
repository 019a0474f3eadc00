/**
 * What goes wrong, or slowly, on a device. Nothing is wrong by default.
 *
 * Faults are read at the moment they matter, so `device.setFaults(...)` works on open sessions too;
 * the exceptions are named. Those of commands and their output concern shells, not SSH exec requests.
 */
export interface Faults {
  /**
   * A longer wire: everything that the device sends, the SSH handshake included, arrives this many
   * milliseconds later, in order. One round trip costs exactly this much. Applies to connections
   * that open after it was set.
   */
  readonly latencyMs?: number | undefined
  /** A slower device: milliseconds between the echo of a command and its output. */
  readonly thinkTimeMs?: number | undefined
  /** Shell output is cut into pieces of this many bytes, each an SSH packet and a tick of its own. */
  readonly chunkBytes?: number | undefined
  /** The TCP link is cut after this many bytes of shell output, counted per session. */
  readonly dropAfterBytes?: number | undefined
  /**
   * A matching command is executed, and the link is cut in the middle of its output, before the next
   * prompt. A string matches the whole line.
   */
  readonly dropOnCommand?: RegExp | string | undefined
  /** The link is cut after the answer of this many command lines, counted per session. */
  readonly dropAfterCommands?: number | undefined
  /** Every log-in is rejected, whatever the credentials. */
  readonly refuseLogin?: boolean | undefined
  /** The shell opens and stays silent. */
  readonly silentPrompt?: boolean | undefined
  /** The first prompt comes this many milliseconds after the shell opened (slow AAA). */
  readonly promptDelayMs?: number | undefined
  /** A matching command is echoed, then nothing, until Ctrl-^ (0x1e). A string matches the whole line. */
  readonly hangOnCommand?: RegExp | string | undefined
  /** `terminal length` is refused as command authorisation does; output stays paged. */
  readonly pagingCannotBeDisabled?: boolean | undefined
  /** Input that waits when a prompt is printed (typed ahead) is thrown away. */
  readonly flushInputAtPrompt?: boolean | undefined
  /** Input that waits when a password is asked for is thrown away, as `getpass` does. */
  readonly flushInputAtPassword?: boolean | undefined
  /** Any pager answer also swallows the byte behind it. */
  readonly eatByteAtPager?: boolean | undefined
  /** TCP connections beyond this many are closed before the SSH identification (all VTYs in use). */
  readonly maxSessions?: number | undefined
}

/**
 * Tells whether a command line is the one that a fault waits for.
 *
 * @param pattern - A regular expression, or the exact line; `undefined` matches nothing.
 * @param line - The line as the device read it, without surrounding blanks.
 */
export function matchesCommand(pattern: RegExp | string | undefined, line: string): boolean {
  if (pattern === undefined) return false
  return typeof pattern === 'string' ? pattern === line : line.search(pattern) !== -1
}
