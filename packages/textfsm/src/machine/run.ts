import { takeTurns } from '@nornir-ts/kernel'
import { completeUntil, LineReader } from '../output/line-reader.ts'
import type { Cell } from '../table/table.ts'
import { Machine, type Program } from './machine.ts'

/** How many lines are taken between two looks at the clock. */
const linesPerLook = 32

/** A line from which on the clock is looked at behind each. */
const longLine = 2_000

/** One output on its way through a template. */
export class Run {
  readonly #machine: Machine
  readonly #budgetMs: number
  /** What the run has taken so far, in milliseconds: the time between its turns is not its own. */
  #spentMs = 0
  /** A piece of a line whose end has not come. */
  #rest = ''

  constructor(program: Program, budgetMs: number) {
    this.#machine = new Machine(program)
    this.#budgetMs = budgetMs
  }

  /** Takes a whole text, and gives the rows. */
  parse(text: string): Cell[][] {
    this.#takeLines(new LineReader(text), Number.POSITIVE_INFINITY)
    return this.#machine.end()
  }

  /** Does so in turns with everything else. */
  parseInTurns(text: string, signal: AbortSignal | undefined): Promise<Cell[][]> {
    let reader: LineReader | undefined
    return takeTurns((until) => {
      reader ??= new LineReader(text)
      return this.#takeLines(reader, until) ? { value: this.#machine.end() } : undefined
    }, signal)
  }

  /** Takes a piece of a text. */
  write(text: string): void {
    const all = this.#rest + text
    const until = completeUntil(all)
    this.#rest = all.slice(until)
    this.#takeLines(new LineReader(all.slice(0, until)), Number.POSITIVE_INFINITY)
  }

  /** Takes what is left, and gives the rows. */
  end(): Cell[][] {
    const rest = this.#rest
    this.#rest = ''
    return this.parse(rest)
  }

  /** Takes lines until they end, or the time is over; says whether they have ended. */
  #takeLines(reader: LineReader, until: number): boolean {
    const machine = this.#machine
    const start = performance.now() - this.#spentMs
    let untilLook = linesPerLook
    for (let line = reader.next(); line !== undefined && !machine.isOver; line = reader.next()) {
      machine.take(line, reader.isAscii)
      untilLook -= 1
      if (untilLook > 0 && line.length < longLine) continue
      untilLook = linesPerLook
      const now = performance.now()
      this.#spentMs = now - start
      if (this.#spentMs > this.#budgetMs) throw machine.tooCostly(line, this.#budgetMs)
      if (now >= until) return false
    }
    this.#spentMs = performance.now() - start
    return true
  }
}
