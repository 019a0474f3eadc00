/** Options of the copy on disk. */
export interface NetboxCacheOptions {
  /** The file; a leading `~` is the home directory. Its folder has to be there. */
  readonly file: string
  /**
   * From which age on everything is read anew, in milliseconds. Until then only hosts that were changed are, unless
   * the server's log tells of a change of something that they refer to. Default 86 400 000, a day.
   */
  readonly maxAgeMs?: number | undefined
  /** Whether the copy, however old, is used while the server does not answer; there is a warning. Default: yes. */
  readonly whenDown?: boolean | undefined
}
