/** How a session is logged to a file. */
export interface SessionLogOptions {
  /**
   * Path of the file. `{host}`, `{connection}`, `{date}` (`2026-11-22`) and `{time}` (`15-46-03`, local)
   * stand for what they say; what is no letter, digit, `.`, `_`, `-` or `@` in a name is written as in a
   * URL (`%2F`), so that no name leaves its folder and no two names become one. Folders are made as needed;
   * file and folders are for their owner only. A session that opens while another one writes to the same
   * path gets a file of its own: `r1~2.log`.
   */
  readonly file: string
  /**
   * What becomes of a file that is there already. Default: `overwrite`, at the beginning of each session,
   * also when a connection is opened again. A recording (`asciicast`) cannot be appended to.
   */
  readonly mode?: 'overwrite' | 'append' | undefined
  /**
   * Whether what is typed is logged too; the device's echo is always. In `text` it stands between what
   * was read as it was typed, in `asciicast` as input. A secret is `********`. Default: false.
   */
  readonly recordWrites?: boolean | undefined
  /**
   * `text`: the bytes as they come. `asciicast`: with the time of each, in the format of asciinema (v2),
   * which players replay. Default: `text`.
   */
  readonly format?: 'text' | 'asciicast' | undefined
}
