import type { Answer, Dialog } from '../../shell/reply.ts'

/** What follows the answers to a question. */
export interface YesNo {
  /** Printed before the question. */
  readonly output?: string | undefined
  /** The user agrees. */
  readonly yes: () => Answer
  /** The user does not. Default: nothing happens, nothing is said. */
  readonly no?: (() => Answer) | undefined
}

/** A question that ends in `[Y/N]:`, answered by a line; anything else than a yes is a no [K]. */
export function askYesNo(question: string, { output, yes, no = () => '' }: YesNo): Dialog {
  return {
    kind: 'dialog',
    question: `${question} [Y/N]:`,
    output,
    ask: 'line',
    answer: (text) => (/^y(?:es)?$/i.test(text.trim()) ? yes() : no()),
  }
}
