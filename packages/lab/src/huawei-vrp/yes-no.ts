import type { Answer, Dialog } from '../shell/reply.ts'

/** What is said to an answer that is neither (public captures). */
const again = "Error: Please choose 'YES' or 'NO' first before pressing 'Enter'. [Y/N]:"

/** What follows an answer. */
export interface YesNo {
  /** The user agrees. */
  readonly yes: () => Answer
  /** The user does not. Default: nothing happens, nothing is said. */
  readonly no?: (() => Answer) | undefined
}

/** A question of VRP: it takes `y`, `yes`, `n`, `no` in either case, and asks again at anything else. */
export function askYesNo(question: string, { yes, no = () => '' }: YesNo, output?: string): Dialog {
  return {
    kind: 'dialog',
    question,
    ...(output === undefined ? {} : { output }),
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word === 'y' || word === 'yes') return yes()
      return word === 'n' || word === 'no' ? no() : askYesNo(again, { yes, no })
    },
  }
}
