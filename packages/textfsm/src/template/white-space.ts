/** What `str.isspace()` of Python holds true for, as it stands in a set of characters of JavaScript. */
export const spaces =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

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
