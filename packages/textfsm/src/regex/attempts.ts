import type { Backtracking } from './backtracking.ts'
import { asciiMembers, beyondAscii, type CharBits } from './char-set.ts'

/** How often each ASCII character stands in the line that was counted last; 128 is for all others. */
const counts = new Uint32Array(129)
/** The longest run of white space in it. */
let longestRun = 0
let counted = ''

/** Ways that are granted on any line. */
const fewWays = 8

/** From so many characters on, they are not worth being counted apart. */
const wide = 60

/** Characters that are counted together. */
interface CountedReentry {
  readonly codes: readonly number[]
  readonly isOverSpaces: boolean
  /** The only one of them, where it can be looked for without counting the others. */
  readonly onlyChar: string | undefined
}

/** Tells how often a backtracking engine may have to try before it is done with a line. */
export class Attempts {
  /** Up to this length, no line of whatever characters needs more attempts than are granted. */
  readonly #longest: number
  readonly #most: number
  readonly #factor: number
  readonly #reentries: readonly CountedReentry[]
  /** Whether all characters of a line have to be counted. */
  readonly #isCounted: boolean

  /**
   * @param backtracking - What the expression's choices are.
   * @param most - How many steps are granted.
   */
  constructor({ cost, factor: ways, reentries }: Backtracking, most: number) {
    const factor = cost * ways
    this.#most = most
    this.#factor = factor
    this.#reentries = reentries.map(({ at, isOverSpaces }) => ({
      codes: codesOf(at),
      isOverSpaces,
      onlyChar: onlyCharOf(codesOf(at)),
    }))
    this.#isCounted = this.#reentries.some(
      ({ codes, onlyChar }) => onlyChar === undefined && codes.length <= wide,
    )
    // What is linear is quickest here however long the line is.
    if (this.isOne) this.#longest = Number.POSITIVE_INFINITY
    else
      this.#longest = Number.isFinite(factor) ? longestWithin(factor, reentries.length, most) : -1
  }

  /** Whether no line needs more than one attempt. */
  get isOne(): boolean {
    return this.#factor === 1 && this.#reentries.length === 0
  }

  /**
   * Whether an engine is sure to be done with a line within the steps that are granted.
   *
   * @param line - The line.
   */
  areFewOn(line: string): boolean {
    if (line.length <= this.#longest) return true
    // On a line of whatever length, a few ways are quicker than an engine that needs one.
    const most = Math.max(this.#most / (line.length + 1), fewWays)
    let ways = this.#factor
    if (ways > most) return false
    if (this.#isCounted && line !== counted) count(line)
    for (const { codes, isOverSpaces, onlyChar } of this.#reentries) {
      let places = 1
      // Of a set that has most characters, all are taken: the bound stays one.
      if (codes.length > wide) places += line.length
      else if (onlyChar !== undefined) places += occurrences(line, onlyChar)
      else for (const code of codes) places += counts[code] as number
      ways *= isOverSpaces ? Math.min(places, longestRun + 1) : places
      if (ways > most) return false
    }
    return true
  }
}

/** The ways to share out a text among `n` repetitions are at most `length^n / n!`, each as long as the text. */
function longestWithin(factor: number, repetitions: number, most: number): number {
  const power = repetitions + 1
  let factorial = 1
  for (let next = 2; next <= power; next++) factorial *= next
  return Math.floor(((most / factor) * factorial) ** (1 / power)) - power
}

const allAscii = Array.from({ length: 128 }, (_, code) => code)

/** Expressions have the same few sets. */
const knownCodes = new Map<CharBits, readonly number[]>()
const mostKnown = 1_000

function codesOf(bits: CharBits): readonly number[] {
  let codes = knownCodes.get(bits)
  if (codes === undefined) {
    const found = allAscii.filter(asciiMembers(bits))
    codes = (bits & beyondAscii) === 0n ? found : [...found, 128]
    if (knownCodes.size === mostKnown) knownCodes.clear()
    knownCodes.set(bits, codes)
  }
  return codes
}

function onlyCharOf([code, ...others]: readonly number[]): string | undefined {
  if (code === undefined || others.length > 0 || code > 127 || code <= 0x20) return undefined
  return String.fromCharCode(code)
}

function occurrences(line: string, char: string): number {
  let found = 0
  for (let at = line.indexOf(char); at >= 0; at = line.indexOf(char, at + 1)) found += 1
  return found
}

function count(line: string): void {
  counted = line
  counts.fill(0)
  longestRun = 0
  let run = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    const index = Math.min(code, 128)
    counts[index] = (counts[index] as number) + 1
    const isSpace = code === 0x20 || code > 127 || (code >= 0x09 && code <= 0x1f)
    run = isSpace ? run + 1 : 0
    if (run > longestRun) longestRun = run
  }
}
