import { fileURLToPath } from 'node:url'
import type { Contender, Figures } from '../measure/compare.ts'

/** A contender that is a module of this folder and prints `{ answer, figures }` as JSON. */
export interface NodeContenderOptions {
  /** Shown in the table. */
  readonly name: string
  /** The module; one of TypeScript runs on the sources of the packages, for what they do not export. */
  readonly file: string
  /** Its arguments; of each round, from 0, where it needs something new each time. */
  readonly args: readonly string[] | ((round: number) => readonly string[])
  /** What `answer` must be. */
  readonly answer: string | number
}

interface Printed {
  readonly answer: unknown
  readonly figures: Figures
}

/** Makes a {@link Contender} of a module of this folder. */
export function nodeContender({ name, file, args, answer }: NodeContenderOptions): Contender {
  const parse = (output: string): Printed => JSON.parse(output)
  return {
    name,
    command: (round) => [
      process.execPath,
      ...(file.endsWith('.ts') ? ['--import', 'tsx', '--conditions=nornir-ts:source'] : []),
      fileURLToPath(new URL(file, import.meta.url)),
      ...(typeof args === 'function' ? args(round) : args),
    ],
    check: (output) => {
      const printed = parse(output).answer
      if (printed !== answer) throw new Error(`${name}: expected ${answer}, got ${printed}`)
    },
    read: (output) => parse(output).figures,
  }
}
