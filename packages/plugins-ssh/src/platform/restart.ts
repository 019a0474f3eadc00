import type { KnownDialog } from './known-dialog.ts'

/** How a device is started again. */
export interface Reload {
  /** The command. */
  readonly command: string
  /** Mode in which it is typed. */
  readonly mode: string
  /** What it asks, in order; each may be left out. The answers reload and save nothing. */
  readonly dialogs: readonly KnownDialog[]
}

/** How a device says what runs on it, and since when. */
export interface Identity {
  /** The command; it changes nothing. */
  readonly command: string
  /** A line that tells how long it has been up; the group `uptime` holds numbers and units. */
  readonly uptime: RegExp
  /** A line that tells its software; the group `version`. */
  readonly version: RegExp
}

/** How a device is told what to start with. */
export interface Boot {
  /** The line of configuration; `{image}` is the file. */
  readonly line: string
  /** Lines of the same kind, which are tried in order; those that are there stay behind the new one. */
  readonly others: RegExp
}
