// What ends a line: https://docs.python.org/3/library/stdtypes.html#str.splitlines
// biome-ignore lint/suspicious/noControlCharactersInRegex: separators of ASCII end lines, too
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g
/** Ends of lines other than those that devices use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: separators of ASCII end lines, too
const oddLineEnd = /[\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** What nearly all outputs are: nothing in them has to be looked for line by line. */
const plainText = /^[\t\n\x20-\x7f]*$/
/** A text that is looked at as a whole, in UTF-16 units: longer ones would hold the event loop. */
const longestLook = 2 ** 18

/** What nearly all lines are: ASCII, and none of the odd ends in it. */
const plain = /^[\t\x20-\x7f]*$/
const ascii = /^[\0-\x7f]*$/

/** Takes a text apart into lines as Python's `splitlines` does: an end of a line at the very end begins no further one. */
export class LineReader {
  readonly #text: string
  /** Looked at with the first line: many texts may wait for their turn. */
  #isPlain: boolean | undefined
  #at = 0
  /** Up to here, the text has odd ends. */
  #oddUntil = 0
  #isAscii = true

  constructor(text: string) {
    this.#text = text
  }

  /** Whether the line that came last is ASCII only. */
  get isAscii(): boolean {
    return this.#isAscii
  }

  /** The next line without its end; `undefined` behind the last one. */
  next(): string | undefined {
    const text = this.#text
    const from = this.#at
    if (from >= text.length) return undefined
    if (from < this.#oddUntil) return this.#nextOdd()
    const end = text.indexOf('\n', from)
    const until = end < 0 ? text.length : end
    this.#isPlain ??= text.length <= longestLook && plainText.test(text)
    if (this.#isPlain) {
      this.#at = until + 1
      return text.slice(from, until)
    }
    const isPair = end > from && text.charCodeAt(end - 1) === 0x0d
    const line = text.slice(from, isPair ? end - 1 : until)
    this.#isAscii = plain.test(line)
    if (!this.#isAscii) {
      if (oddLineEnd.test(line)) {
        this.#oddUntil = until
        return this.#nextOdd()
      }
      this.#isAscii = ascii.test(line)
    }
    this.#at = until + 1
    return line
  }

  #nextOdd(): string {
    const from = this.#at
    lineEnd.lastIndex = from
    const end = lineEnd.exec(this.#text)
    this.#at = end === null ? this.#text.length : end.index + end[0].length
    const line = this.#text.slice(from, end?.index)
    this.#isAscii = ascii.test(line)
    return line
  }
}

/**
 * Where the last complete line of a text ends: a carriage return at the very end may be half an end.
 *
 * @param text - What has come so far.
 * @returns Offset behind it, 0 where there is none.
 */
export function completeUntil(text: string): number {
  let until = 0
  lineEnd.lastIndex = 0
  for (let end = lineEnd.exec(text); end !== null; end = lineEnd.exec(text)) {
    if (end[0] === '\r' && lineEnd.lastIndex === text.length) break
    until = lineEnd.lastIndex
  }
  return until
}
