import { type Cost, measureProcess } from './measure-process.ts'
import { type Spread, spreadOf } from './spread.ts'

/** One way to do the work that is measured. */
export interface Contender {
  /** Shown in the table. */
  readonly name: string
  /** The program and its arguments; of each round, from 0, where it needs something new each time. */
  readonly command: readonly string[] | ((round: number) => readonly string[])
  /** Throws when the output is not the right answer: a wrong answer has no speed. */
  readonly check: (output: string) => void
  /** Reads from the output what the contender measured itself, by name with unit. Default: nothing. */
  readonly read?: ((output: string) => Figures) | undefined
}

/** What a contender measured itself, by name with unit: `{ filterMs: 12.5 }`. */
export type Figures = Readonly<Record<string, number>>

/** What a contender cost over all rounds. */
export interface ContenderCost {
  /** Name of the contender. */
  readonly name: string
  /** From start to end, in milliseconds. */
  readonly wallMs: Spread
  /** User and system time of the client, in milliseconds. */
  readonly cpuMs: Spread
  /** What it measured itself, by name with unit. */
  readonly figures: Readonly<Record<string, Spread>>
}

interface Round extends Cost {
  readonly figures: Figures
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
  const measured = new Map<Key, Round[]>(keys.map((key) => [key, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const key of keys) {
      const { command, check, read } = contenders[key]
      const { cost, output } = await measureProcess(
        typeof command === 'function' ? command(round) : command,
      )
      check(output)
      if (round > 0) measured.get(key)?.push({ ...cost, figures: read?.(output) ?? {} })
    }
  }
  const costs = keys.map((key) => [key, summarise(contenders[key].name, measured.get(key) ?? [])])
  return Object.fromEntries(costs)
}

function summarise(name: string, rounds: readonly Round[]): ContenderCost {
  const measured = Object.keys(rounds[0]?.figures ?? {})
  return {
    name,
    wallMs: spreadOf(rounds.map(({ wallMs }) => wallMs)),
    cpuMs: spreadOf(rounds.map(({ cpuMs }) => cpuMs)),
    figures: Object.fromEntries(
      measured.map((key) => [
        key,
        spreadOf(rounds.map(({ figures }) => figures[key] ?? Number.NaN)),
      ]),
    ),
  }
}
