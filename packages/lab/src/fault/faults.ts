/**
 * What goes wrong, or slowly, on a device. Nothing is wrong by default.
 *
 * Faults are read at the moment they matter, so `device.setFaults(...)` works on open sessions too;
 * the exceptions are named. Those of commands and their output concern shells, not SSH exec requests.
 */
export interface Faults {
  // The link.
  /**
   * A longer wire: everything that the device sends, the SSH handshake included, arrives this many
   * milliseconds later, in order. One round trip costs exactly this much. Applies to connections
   * that open after it was set.
   */
  readonly latencyMs?: number | undefined
  /** Shell output is cut into pieces of this many bytes, each an SSH packet and a tick of its own. */
  readonly chunkBytes?: number | undefined
  /** Shell output stops in its middle for a while, and goes on; see {@link Pause}. */
  readonly pause?: Pause | undefined
  /** The TCP link is cut after this many bytes of shell output, counted per session. */
  readonly dropAfterBytes?: number | undefined
  /**
   * A matching command is executed, and the link is cut in the middle of its output, before the next
   * prompt. A string matches the whole line.
   */
  readonly dropOnCommand?: RegExp | string | undefined
  /** The link is cut after the answer of this many command lines, counted per session. */
  readonly dropAfterCommands?: number | undefined

  // The SSH connection.
  /** Every log-in is rejected, whatever the credentials. */
  readonly refuseLogin?: boolean | undefined
  /** TCP connections beyond this many are closed before the SSH identification (all VTYs in use). */
  readonly maxSessions?: number | undefined
  /**
   * A session whose link went away without a word keeps its VTY for this many milliseconds; see
   * `maxSessions`. A device learns of it late (field experience, unverified: exec-timeout or TCP keep-alive).
   */
  readonly vtyReleaseMs?: number | undefined
  /**
   * What a second session on one connection meets. `refused` (default): Huawei, H3C, IOS.
   * `ends-first`: it opens and the first one is closed (Nexus 7700). `closing-ends-first`: it works, and
   * its end is the end of the first one (NCS 5500). `served`: nothing bad. Source: production-safety rule 21.
   */
  readonly secondChannel?: 'refused' | 'ends-first' | 'closing-ends-first' | 'served' | undefined
  /**
   * Global requests such as `keepalive@openssh.com` are never answered (Nokia, Alcatel;
   * production-safety rule 20). Applies to connections that open after it was set.
   */
  readonly silentGlobalRequests?: boolean | undefined

  // Files, over SCP and SFTP.
  /** Nobody may write files. */
  readonly fileWrites?: 'read-only' | 'denied' | undefined
  /** The disk is full when this many bytes of a file are written, whatever was free before: others write too. */
  readonly fullAfterFileBytes?: number | undefined
  /** The first byte of every file that is written is stored as another one. */
  readonly corruptFiles?: boolean | undefined
  /** The TCP link is cut when this many bytes of a file have come or gone. */
  readonly dropAfterFileBytes?: number | undefined

  // Time.
  /** A slower device: milliseconds between the echo of a command and its output. */
  readonly thinkTimeMs?: number | undefined
  /** The shell opens and stays silent. */
  readonly silentPrompt?: boolean | undefined
  /** The first prompt comes this many milliseconds after the shell opened (slow AAA, netmiko#1857). */
  readonly promptDelayMs?: number | undefined
  /**
   * A matching command is echoed, then nothing, until Ctrl-^ (0x1e), on Junos Ctrl-C. A string matches the whole
   * line.
   */
  readonly hangOnCommand?: RegExp | string | undefined

  // What is typed ahead.
  /** Input that waits when a prompt is printed (typed ahead) is thrown away. */
  readonly flushInputAtPrompt?: boolean | undefined
  /** Input that waits when the prompt of another mode is printed is thrown away. */
  readonly flushInputAtModeChange?: boolean | undefined
  /** Input that waits when a password is asked for is thrown away, as `getpass` does. */
  readonly flushInputAtPassword?: boolean | undefined
  /** Any pager answer also swallows the byte behind it. */
  readonly eatByteAtPager?: boolean | undefined
  /**
   * What is typed while a command runs is echoed at once by the tty, and again behind its prompt
   * (cli-pitfalls section 8, observed on FRR's vtysh; netmiko#2902, #2944).
   */
  readonly echoTypedAhead?: boolean | undefined

  // Commands, the pager and the terminal.
  /**
   * A matching command is not known to this release of the device, as `verify /sha512` to an old one. A string matches
   * the whole line.
   */
  readonly unknownCommand?: RegExp | string | undefined
  /** `terminal length`, `set cli screen-length` are refused as command authorisation does; output stays paged. */
  readonly pagingCannotBeDisabled?: boolean | undefined
  /**
   * The pager says `Press any key to continue (Q to quit)` and goes on at any key but `q`: it eats the
   * first letter of what is typed ahead (cli-pitfalls section 3: ProCurve, Comware, WLC).
   */
  readonly anyKeyPager?: boolean | undefined
  /** `Press any key to continue` before the first prompt (ProCurve, cli-pitfalls section 3). */
  readonly anyKeyAtLogin?: boolean | undefined
  /**
   * The device believes in this many columns, whatever the client's terminal and `terminal width`
   * say: long lines scroll with `$` (netmiko#105, #254, #1544, #2445).
   */
  readonly fixedColumns?: number | undefined

  // The prompt.
  /** Printed right behind every prompt, e.g. a syslog message without `logging synchronous` (netmiko#761, #3696). */
  readonly messageBehindPrompt?: string | undefined
  /** The time of the device stands in the prompt: `r1.17:16:58#` (Arista EOS, netmiko#720). `cisco_ios` only. */
  readonly promptClock?: boolean | undefined
  /** Every prompt is printed twice on its line (Aruba, netmiko#2447). */
  readonly promptTwice?: boolean | undefined
  /**
   * The output of a matching command does not end its last line, and the prompt is glued to it (Arista
   * EOS `| json`, netmiko#793). A string matches the whole line.
   */
  readonly gluePromptTo?: RegExp | string | undefined
}

/** A silence in the middle of output: an output line that looks like a prompt, and the rest comes late. */
export interface Pause {
  /** The text behind which the output stops; the end of an answer is no middle. Never empty. */
  readonly behind: string
  /** How long, in milliseconds. */
  readonly forMs: number
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
