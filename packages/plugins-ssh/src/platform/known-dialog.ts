/** A dialog that the session answers by itself. The answer changes nothing on the device. */
export interface KnownDialog {
  /** The line that waits for an answer, whole: `^…$`. */
  readonly pattern: RegExp
  /** What is typed, as it is. */
  readonly answer: string
}
