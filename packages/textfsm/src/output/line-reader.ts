// What ends a line: https://docs.python.org/3/library/stdtypes.html#str.splitlines
// biome-ignore lint/suspicious/noControlCharactersInRegex: separators of ASCII end lines, too
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g
/** Ends of lines other than those that devices use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: separators of ASCII end lines, too
const oddLineEnd = /[\v\f\x1c-\x1e\x85\u2028\u2029]|\r(?!\n)/

/** Whether a text holds ASCII only. */
const ascii = /^[\0-\x7f]*$/

/** Takes a text apart into lines as Python's `splitlines` does: an end of a line at the very end begins no further one. */
export class LineReader {
  /** Whether all of the text is ASCII. */
  readonly isAscii: boolean
  readonly #text: string
  readonly #hasOddEnds: boolean
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.isAscii = ascii.test(text)
    this.#hasOddEnds = oddLineEnd.test(text)
  }

  /** The next line without its end; `undefined` behind the last one. */
  next(): string | undefined {
    const text = this.#text
    const from = this.#at
    if (from >= text.length) return undefined
    if (this.#hasOddEnds) return this.#nextOdd(from)
    const end = text.indexOf('\n', from)
    if (end < 0) {
      this.#at = text.length
      return text.slice(from)
    }
    this.#at = end + 1
    const isPair = end > from && text.charCodeAt(end - 1) === 0x0d
    return text.slice(from, isPair ? end - 1 : end)
  }

  #nextOdd(from: number): string {
    lineEnd.lastIndex = from
    const end = lineEnd.exec(this.#text)
    this.#at = end === null ? this.#text.length : end.index + end[0].length
    return this.#text.slice(from, end?.index)
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
