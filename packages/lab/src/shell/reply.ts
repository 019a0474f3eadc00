/** A question that a command asks before it goes on. */
export interface Dialog {
  /** Tells the kinds apart. */
  readonly kind: 'dialog'
  /** Printed before the question. */
  readonly output?: string | undefined
  /** Printed as it is, without a newline. */
  readonly question: string
  /** How the answer is read: a line with echo, a line without, one key, or a line of configuration text. */
  readonly ask: 'line' | 'hidden' | 'key' | 'text'
  /** Goes on with the answer; for `key` it is `y` or `n`. */
  readonly answer: (text: string) => Answer
}

/** The command ends the session. */
export interface HangUp {
  /** Tells the kinds apart. */
  readonly kind: 'hang-up'
  /** Printed before the session ends. */
  readonly output?: string | undefined
}

/** What the user gets to see: text with `\n` behind every line, a question, or the end of the session. */
export type Answer = string | Dialog | HangUp

/** The end of the session. */
export const hangUp: HangUp = { kind: 'hang-up' }

/** An answer for somebody who cannot be asked: a question is shown, and the command goes no further. */
export function answerText(answer: Answer): string {
  if (typeof answer === 'string') return answer
  const output = answer.output ?? ''
  return answer.kind === 'dialog' ? `${output}${answer.question}\n` : output
}

/** What {@link answerText} tells as the bytes of an SSH exec request, CR LF between lines. */
export function answerBytes(answer: Answer): Buffer {
  return Buffer.from(answerText(answer).replaceAll('\n', '\r\n'), 'latin1')
}
