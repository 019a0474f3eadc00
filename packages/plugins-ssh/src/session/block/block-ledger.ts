import type { BlockStep } from './block-step.ts'

/** What has become of the lines that a device has taken. */
export interface BlockFate {
  /** They count. */
  readonly applied: readonly string[]
  /** They were dropped with their block. */
  readonly discarded: readonly string[]
  /** Nobody knows. */
  readonly unknown: readonly string[]
}

/** What a device does with a line that it refuses. */
export interface MissOutcome {
  /** Whether it says that what was to be closed is dropped. */
  readonly isDropped: boolean
  /** The prompt at which it was typed. */
  readonly from: string
  /** The prompt behind it. */
  readonly to: string
}

/** A block or an entry that is open on the device. */
interface Level {
  /** The number of the line that opened it. */
  readonly start: number
  readonly isEntry: boolean
  /** Whether it only says where other blocks belong, or is an entry of such a one. */
  readonly isScope: boolean
  /** The prompt at which it was opened. */
  readonly prompt: string
}

type LineFate = 'waiting' | 'applied' | 'discarded' | 'unknown'

/**
 * Follows what a device has taken: which lines count already, which wait for the end of their block, and of which that
 * is not known.
 */
export class BlockLedger {
  readonly #lines: string[] = []
  readonly #fates: LineFate[] = []
  #levels: readonly Level[] = []
  /** Prompts within the block that is open. */
  #inside = new Set<string>()

  /** How many blocks and entries are open. */
  get depth(): number {
    return this.#levels.length
  }

  /** What has become of the lines, once what waited is dropped. */
  get fate(): BlockFate {
    const having = (...wanted: readonly LineFate[]): string[] =>
      this.#lines.filter((_, index) => wanted.includes(this.#fates[index] ?? 'unknown'))
    return {
      applied: having('applied'),
      discarded: having('discarded', 'waiting'),
      unknown: having('unknown'),
    }
  }

  /** How many would be open behind a line. */
  depthBehind(step: BlockStep): number {
    const { kind } = step
    if (kind === 'open' || kind === 'openEntry') return this.depth + 1
    return kind === 'line' ? this.depth : this.#behind(step).length
  }

  /**
   * The device has taken a line.
   *
   * @param step - The line.
   * @param from - The prompt at which it was typed.
   * @param to - The prompt behind it.
   */
  take(step: BlockStep, from: string, to: string): void {
    const { source, kind, isAtOnce } = step
    const start = this.#lines.length
    this.#lines.push(source)
    this.#fates.push(isAtOnce ? 'unknown' : 'waiting')
    if (kind === 'open' || kind === 'openEntry') this.#open(step, { start, prompt: from })
    else if (kind !== 'line') this.#close(step)
    this.#inside.add(to)
  }

  /**
   * The device has not taken a line as it should. Where that was to close something, nobody knows what became of it,
   * unless the device says that it dropped it, or stands in it still.
   *
   * @param step - The line.
   * @param outcome - Whether it says so, and the prompts at which the line was typed and behind it; `undefined`: nobody
   * knows.
   */
  miss(step: BlockStep, outcome?: MissOutcome): void {
    if (step.kind !== 'close' && step.kind !== 'closeEntry') return
    const { start = 0, prompt } = this.#levels[this.#behind(step).length] ?? {}
    if (outcome?.isDropped === true) this.#turn(start, 'discarded')
    // Where it looks the same around it, the prompt does not tell that it is open.
    else if (outcome === undefined || outcome.from !== outcome.to || outcome.to === prompt)
      this.#turn(start, 'unknown')
  }

  /** Nobody knows what became of anything that waits. */
  doubt(): void {
    this.#turn(0, 'unknown')
  }

  /**
   * Whether the device stands where the outermost block was opened that counts by itself, and so is out of it.
   *
   * @param prompt - Where it stands.
   */
  isOutside(prompt: string): boolean {
    const block = this.#levels.find(({ isScope }) => !isScope)
    return block?.prompt === prompt && !this.#inside.has(prompt)
  }

  #open({ kind, isScope }: BlockStep, { start, prompt }: Pick<Level, 'start' | 'prompt'>): void {
    const isWithinScope = this.#levels.every((level) => level.isScope)
    const isEntry = kind === 'openEntry'
    const level = { start, isEntry, isScope: isWithinScope && (isScope || isEntry), prompt }
    // A scope changes nothing by itself; but where it has such an entry not yet, opening that has made it.
    if (level.isScope) this.#fates[start] = isEntry ? 'unknown' : 'discarded'
    if (isWithinScope) this.#inside = new Set()
    this.#levels = [...this.#levels, level]
  }

  #close(step: BlockStep): void {
    const left = this.#behind(step)
    const { start = 0 } = this.#levels[left.length] ?? {}
    this.#levels = left
    // What an entry stands in is its table.
    const around = step.kind === 'closeEntry' ? left.slice(0, -1) : left
    // Within another block it may only be kept for the time when that is closed.
    if (around.every(({ isScope }) => isScope)) {
      this.#fates.fill('applied', start)
      for (const level of left) this.#fates[level.start] = 'applied'
    } else this.#turn(start, 'unknown')
  }

  /** What is open behind a line that closes something: a block goes with the entry that is open in it. */
  #behind({ kind }: BlockStep): readonly Level[] {
    const levels = kind === 'close' && this.#levels.at(-1)?.isEntry === true ? 2 : 1
    return this.#levels.slice(0, -levels)
  }

  #turn(start: number, fate: LineFate): void {
    for (const [index, now] of this.#fates.entries())
      if (index >= start && now === 'waiting') this.#fates[index] = fate
  }
}
