import { takeTurns } from '@nornir-ts/kernel'
import { completeUntil, LineReader } from '../output/line-reader.ts'
import type { Cell } from '../table/table.ts'
import { longLine, Machine, type Program, type Turn } from './machine.ts'

/** Looking at the clock takes as long as a short line: it is looked at once in some of them. */
const linesPerLook = 8

/** One output on its way through a template. */
export class Run {
  readonly #machine: Machine
  readonly #budgetMs: number
  readonly #turn: Turn = { until: 0, rule: 0 }
  /** What the run has taken so far, in milliseconds: the time between its turns is not its own. */
  #spentMs = 0
  /** The line that is at work. */
  #line: string | undefined
  /** A piece of a line whose end has not come. */
  #rest = ''
  /** Whether the rest may end in half an end of a line. */
  #isHalfEnd = false

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
    const reader = new LineReader(text)
    return takeTurns(
      (until) => (this.#takeLines(reader, until) ? { value: this.#machine.end() } : undefined),
      signal,
    )
  }

  /** Takes a piece of a text. */
  write(text: string): void {
    const hadHalfEnd = this.#isHalfEnd
    this.#isHalfEnd = text === '' ? hadHalfEnd : text.endsWith('\r')
    // What has come before is looked at again only where a line ends: pieces may be small, and lines long.
    if (!hadHalfEnd && completeUntil(text) === 0) {
      this.#rest += text
      return
    }
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

  /** A line that was left is taken up again. */
  #nextLine(reader: LineReader): string | undefined {
    if (this.#turn.rule === 0) this.#line = this.#machine.isOver ? undefined : reader.next()
    return this.#line
  }

  /** Takes lines until they end, or the time is over; says whether they have ended. */
  #takeLines(reader: LineReader, until: number): boolean {
    const machine = this.#machine
    const turn = this.#turn
    const start = performance.now()
    const end = start + this.#budgetMs - this.#spentMs
    turn.until = Math.min(until, end)
    let taken = 0
    for (;;) {
      const line = this.#nextLine(reader)
      const isDone = line !== undefined && machine.take(line, reader.isAscii, turn)
      if (isDone && line.length < longLine && ++taken % linesPerLook !== 0) continue
      const now = performance.now()
      if (isDone && now < turn.until) continue
      this.#spentMs += now - start
      if (line !== undefined && now >= end) throw machine.tooCostly(line, this.#budgetMs)
      return line === undefined
    }
  }
}
