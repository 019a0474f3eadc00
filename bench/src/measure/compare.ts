import { type Cost, measureProcess } from './measure-process.ts'
import { type Spread, spreadOf } from './spread.ts'

/** One way to do the work that is measured. */
export interface Contender {
  /** Shown in the table. */
  readonly name: string
  /** Whether it is ours; the first that is, is what the others are compared with. Default: false. */
  readonly isOurs?: boolean | undefined
  /** The program and its arguments; of each round, from 0, where it needs something new each time. */
  readonly command: readonly string[] | ((round: number) => readonly string[])
  /** Throws when the output is not the right answer: a wrong answer has no speed. */
  readonly check: (output: string, round: number) => void | Promise<void>
  /** Reads from the output what the contender measured itself, by name with unit. Default: nothing. */
  readonly read?: ((output: string) => Figures) | undefined
}

/** A contender that this machine does not have. */
export interface Missing {
  /** Shown in the table. */
  readonly name: string
  /** Why it is not there, in words. */
  readonly missing: string
}

/** What was measured within, by name with unit: `{ filterMs: 12.5 }`. */
export type Figures = Readonly<Record<string, number>>

/** What a contender cost over all rounds. */
export interface ContenderCost {
  /** Name of the contender. */
  readonly name: string
  /** Whether it is ours. */
  readonly isOurs?: boolean | undefined
  /** From start to end, in milliseconds. */
  readonly wallMs: Spread
  /** User and system time of the client, in milliseconds. */
  readonly cpuMs: Spread
  /** What it measured itself and what was measured beside it, by name with unit. */
  readonly figures: Readonly<Record<string, Spread>>
}

/** How contenders are measured. */
export interface CompareOptions {
  /** How many times each of them runs and counts. */
  readonly rounds: number
  /** Whether a round more is run first, which does not count. Default: true. */
  readonly warmUp?: boolean | undefined
  /**
   * Called before a contender starts; what it returns is called with its wall time when it has ended, and
   * gives what was measured beside it.
   */
  readonly watch?: (() => Promise<(wallMs: number) => Promise<Figures>>) | undefined
}

/** Contenders, some of which may be missing, under keys. */
export type Contenders = Readonly<Record<string, Contender | Missing>>

/** What contenders cost, under the same keys. */
export type Costs<Compared extends Contenders> = {
  readonly [Key in keyof Compared]: Compared[Key] extends Contender
    ? ContenderCost
    : ContenderCost | Missing
}

interface Round extends Cost {
  readonly figures: Figures
}

/**
 * Measures contenders in turns, so that a noisy minute of the machine hits all of them alike.
 *
 * @returns Their costs under the same keys; who is missing stays missing.
 * @throws Error when a contender fails or answers wrongly.
 */
export async function compare<Compared extends Contenders>(
  contenders: Compared,
  options: CompareOptions,
): Promise<Costs<Compared>> {
  const measured = new Map<string, Round[]>(Object.keys(contenders).map((key) => [key, []]))
  for (let round = options.warmUp === false ? 1 : 0; round <= options.rounds; round += 1) {
    for (const [key, contender] of Object.entries(contenders)) {
      if ('missing' in contender) continue
      const cost = await measureRound(contender, round, options)
      if (round > 0) measured.get(key)?.push(cost)
    }
  }
  const costs = Object.entries(contenders).map(([key, contender]) => [
    key,
    'missing' in contender ? contender : summarise(contender, measured.get(key) ?? []),
  ])
  return Object.fromEntries(costs)
}

async function measureRound(
  { command, check, read }: Contender,
  round: number,
  { watch }: CompareOptions,
): Promise<Round> {
  const line = typeof command === 'function' ? command(round) : command
  const watched = await watch?.()
  const { cost, output } = await measureProcess(line)
  const beside = await watched?.(cost.wallMs)
  await check(output, round)
  return { ...cost, figures: { ...read?.(output), ...beside } }
}

function summarise({ name, isOurs }: Contender, rounds: readonly Round[]): ContenderCost {
  const measured = Object.keys(rounds[0]?.figures ?? {})
  return {
    name,
    isOurs,
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
