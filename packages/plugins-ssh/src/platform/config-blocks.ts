/**
 * Configuration that is made of blocks: opened by lines that are typed where commands are, and applied by the line
 * that closes them. Patterns of lines are whole, `^…$`; the blanks around a line are looked away from.
 */
export interface ConfigBlocks {
  /** Mode in which a block is opened, and in which the session is again when all are closed. */
  readonly from: string
  /** Opens a block, also within another one. */
  readonly open: RegExp
  /** Closes the block with the entry that is open in it. What is in it counts from there. */
  readonly close: RegExp
  /** Opens an entry of the block. */
  readonly openEntry: RegExp
  /** Closes the entry, and keeps the block open. What is in it counts from there. */
  readonly closeEntry: RegExp
  /**
   * Every other line that may stand in a block, by its words in full: a word that is cut short may mean any of the
   * lines above. Lines that only show something, or that are commands, are none.
   */
  readonly line: RegExp
  /** Lines of blocks of which it is not known that they wait until the block is closed. Default: none. */
  readonly atOnce?: RegExp | undefined
  /**
   * What opens a block that only says for which part of the device the blocks within are: those count by
   * themselves. An entry of such a block may be made by opening it. Default: there are none.
   */
  readonly scope?: RegExp | undefined
  /** How texts are quoted: the device reads on where a line leaves one open. Default: each line stands alone. */
  readonly quoting?: Quoting | undefined
  /** Leaves a block, at least the innermost one, without applying what is in it. */
  readonly abort: string
  /** The line by which it says, where it refuses to close something, that it dropped what was in it. */
  readonly dropped?: RegExp | undefined
}

/** How a device's command line quotes. */
export interface Quoting {
  /** Characters that open a text and close it again. */
  readonly marks: readonly string[]
  /** The character that takes the next one as it is; at the end of a line, the line end. */
  readonly escape: string
}
