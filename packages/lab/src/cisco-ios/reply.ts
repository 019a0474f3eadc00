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
}

/** The command was understood but a word of it means nothing here: invalid input. */
export interface InvalidWord {
  /** Tells the kinds apart. */
  readonly kind: 'invalid-word'
  /** Which word, counted from 0. */
  readonly index: number
}

/** What the user gets to see: text with `\n` behind every line, a question, or the end of the session. */
export type Answer = string | Dialog | HangUp

/** What a command answers. */
export type Reply = Answer | InvalidWord

/** Refuses a word of the command, counted from 0. */
export function invalidWord(index: number): InvalidWord {
  return { kind: 'invalid-word', index }
}

/** The end of the session. */
export const hangUp: HangUp = { kind: 'hang-up' }

/**
 * Asks `question [confirm]` and runs `action` when the user agrees; every other answer returns to the prompt.
 *
 * @param question - Without the `[confirm]`.
 * @param action - What was asked for.
 */
export function confirm(question: string, action: () => Answer): Dialog {
  return {
    kind: 'dialog',
    question: `${question} [confirm]`,
    ask: 'key',
    answer: (key) => (key === 'y' ? action() : ''),
  }
}
