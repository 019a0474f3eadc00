import type { Contender, Figures } from '../measure/compare.ts'

/** A program with one answer. */
export interface AnswerOptions {
  /** Shown in the table. */
  readonly name: string
  /** Whether it is ours, and what the others are compared with. Default: false. */
  readonly isOurs?: boolean | undefined
  /** Its arguments; of each round, from 0, where it needs something new each time. */
  readonly args: readonly string[] | ((round: number) => readonly string[])
  /** What `answer` must be. */
  readonly answer: string | number
}

interface Printed {
  readonly answer: unknown
  readonly figures: Figures
}

/**
 * Makes a {@link Contender} of a program that prints `{ answer, figures }` as JSON.
 *
 * @param program - How it is started, without its arguments.
 */
export function answerContender(
  program: readonly string[],
  { name, isOurs, args, answer }: AnswerOptions,
): Contender {
  const parse = (output: string): Printed => JSON.parse(output)
  return {
    name,
    isOurs,
    command: (round) => [...program, ...(typeof args === 'function' ? args(round) : args)],
    check: (output) => {
      const printed = parse(output).answer
      if (printed !== answer) throw new Error(`${name}: expected ${answer}, got ${printed}`)
    },
    read: (output) => parse(output).figures,
  }
}
