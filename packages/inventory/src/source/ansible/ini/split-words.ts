/** A word of a line. */
export interface Word {
  /** Without quotes and escapes. */
  readonly text: string
  /** Where it starts in the line, 0-based. */
  readonly offset: number
}

/** A line that is no words. */
export interface Unsplit {
  /** What is wrong. */
  readonly problem: string
  /** Where, 0-based. */
  readonly offset: number
}

/** A run without special signs, or with one that ends it. */
const PLAIN = /[^ \t\r\n'"\\#]+/y
const BLANKS = ' \t\r\n'

/**
 * Splits a line into words as `shlex.split` of Python does with comments: quotes may stand within a word,
 * a backslash escapes (in double quotes only `"` and itself), `#` starts a comment even within a word.
 *
 * @param line - Without line end.
 */
export function splitWords(line: string): Word[] | Unsplit {
  const words: Word[] = []
  let text: string | undefined
  let start = 0
  let at = 0
  const end = (): void => {
    if (text !== undefined) words.push({ text, offset: start })
    text = undefined
  }
  while (at < line.length) {
    const sign = line.charAt(at)
    if (sign === '#') break
    if (BLANKS.includes(sign)) {
      end()
      at++
      continue
    }
    if (text === undefined) start = at
    const part = partAt(line, at)
    if ('problem' in part) return part
    text = (text ?? '') + part.text
    at = part.next
  }
  end()
  return words
}

function partAt(line: string, at: number): { text: string; next: number } | Unsplit {
  const sign = line.charAt(at)
  if (sign === "'") {
    const close = line.indexOf("'", at + 1)
    if (close < 0) return { problem: 'the quote is not closed', offset: at }
    return { text: line.slice(at + 1, close), next: close + 1 }
  }
  if (sign === '"') return doubleQuoted(line, at)
  if (sign === '\\') {
    if (at + 1 === line.length)
      return { problem: 'nothing stands behind the backslash', offset: at }
    return { text: line.charAt(at + 1), next: at + 2 }
  }
  PLAIN.lastIndex = at
  const [text] = PLAIN.exec(line) ?? [sign]
  return { text, next: at + text.length }
}

function doubleQuoted(line: string, open: number): { text: string; next: number } | Unsplit {
  let text = ''
  for (let at = open + 1; at < line.length; at++) {
    const sign = line.charAt(at)
    if (sign === '"') return { text, next: at + 1 }
    const isEscape = sign === '\\' && /["\\]/.test(line.charAt(at + 1))
    text += isEscape ? line.charAt(++at) : sign
  }
  return { problem: 'the quote is not closed', offset: open }
}
