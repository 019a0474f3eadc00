import { spaceRanges } from '../regex/char-set.ts'

const hex = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`

/** What `str.isspace()` of Python holds true for, as it stands in a set of characters of JavaScript. */
export const spaces = spaceRanges.map(({ from, to }) => `${hex(from)}-${hex(to)}`).join('')

const space = new RegExp(`[${spaces}]`)

/**
 * Takes white space off the end of a line as Python's `rstrip` does: separators of ASCII go, a byte order mark stays.
 *
 * @param line - The line.
 */
export function stripEnd(line: string): string {
  let end = line.length
  while (end > 0 && space.test(line.charAt(end - 1))) end -= 1
  return line.slice(0, end)
}
