import { type Cost, measureProcess } from './measure-process.ts'
import { type Spread, spreadOf } from './spread.ts'

/** One way to do the work that is measured. */
export interface Contender {
  /** Shown in the table. */
  readonly name: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  /** Throws when the output is not the right answer: a wrong answer has no speed. */
  readonly check: (output: string) => void
}

/** What a contender cost over all rounds, in milliseconds. */
export interface ContenderCost {
  /** Name of the contender. */
  readonly name: string
  /** From start to end. */
  readonly wallMs: Spread
  /** User and system time of the client. */
  readonly cpuMs: Spread
}

/**
 * Measures contenders in turns, so that a noisy minute of the machine hits all of them alike. One
 * round more is run first and not counted.
 *
 * @returns Their costs under the same keys.
 * @throws Error when a contender fails or answers wrongly.
 */
export async function compare<Key extends string>(
  contenders: Readonly<Record<Key, Contender>>,
  rounds: number,
): Promise<Record<Key, ContenderCost>> {
  const keys = Object.keys(contenders) as Key[]
  const measured = new Map<Key, Cost[]>(keys.map((key) => [key, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const key of keys) {
      const { cost, output } = await measureProcess(contenders[key].command)
      contenders[key].check(output)
      if (round > 0) measured.get(key)?.push(cost)
    }
  }
  const costs = keys.map((key) => [key, summarise(contenders[key].name, measured.get(key) ?? [])])
  return Object.fromEntries(costs)
}

function summarise(name: string, costs: readonly Cost[]): ContenderCost {
  return {
    name,
    wallMs: spreadOf(costs.map(({ wallMs }) => wallMs)),
    cpuMs: spreadOf(costs.map(({ cpuMs }) => cpuMs)),
  }
}
