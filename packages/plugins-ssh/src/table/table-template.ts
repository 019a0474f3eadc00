/** How the answer of one platform to one command becomes rows of a family. */
export interface TableTemplate {
  /** The platform by its main name: `cisco_ios`. */
  readonly platform: string
  /** What is typed for these rows, in full. */
  readonly command: string
  /**
   * Every command whose answer it reads, in the notation of an index of templates: a regular expression in
   * which `[[ow]]` is a rest that may be left out, letter by letter from its end. It ends with `$`, so that it
   * does not match a longer command, whose answer is another.
   */
  readonly commands: string
  /**
   * The TextFSM template. All templates of a family declare the same Values in the same order; their names in
   * lower case are the columns of the family, and those that it sets aside. A line that it does not know is an
   * error: a row is never lost in silence.
   */
  readonly template: string
}
