import type { Answer, Dialog } from '../../shell/reply.ts'

/** The command was understood but a word of it means nothing here: invalid input. */
export interface InvalidWord {
  /** Tells the kinds apart. */
  readonly kind: 'invalid-word'
  /** Which word, counted from 0. */
  readonly index: number
}

/** What a command answers. */
export type Reply = Answer | InvalidWord

/** Refuses a word of the command, counted from 0. */
export function invalidWord(index: number): InvalidWord {
  return { kind: 'invalid-word', index }
}

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
