/** Which of a device's configurations: what it does, what it comes up with, what is not committed yet. */
export type ConfigSource = 'running' | 'startup' | 'candidate'

/** One way to see one configuration. */
export interface ConfigView {
  /** Which configuration. */
  readonly source: ConfigSource
  /** The form in which it comes, in the field's word: `set`, `json`, `xml`. Default: `text`, the usual one. */
  readonly format?: string | undefined
  /** Modes in which the command may be typed. */
  readonly modes: readonly string[]
  /** The command. It must change nothing. */
  readonly command: string
  /**
   * The last line, whole: `^…$`. Without it the configuration is refused as truncated. Undefined: the
   * device shows none, and then nobody can tell whether it is whole.
   */
  readonly end?: RegExp | undefined
}

/** How a platform shows its configurations. */
export interface ShowConfig {
  /** The ways; of those that fit, the one with the nearest mode is taken. */
  readonly views: readonly ConfigView[]
  /**
   * The form in which two readings are compared, where the usual one hides what may differ, such as secrets.
   * Default: `text`.
   */
  readonly compared?: string | undefined
  /** Lines before a configuration that are none of it, whole: `^…$`. */
  readonly chatter?: readonly RegExp[] | undefined
  /**
   * What differs between two readings of the same configuration, such as dates and salts. What matches is
   * left out when configurations are compared, and so is a line of which nothing is left.
   */
  readonly volatile?: readonly RegExp[] | undefined
}
