/** A line and its words. */
export interface Words {
  /** The line as typed. */
  readonly line: string
  /** The words, in order. */
  readonly texts: readonly string[]
  /** Where each word begins, counted from 0. */
  readonly columns: readonly number[]
}

/** Splits a line at blanks and remembers where each word began. */
export function splitWords(line: string): Words {
  const texts: string[] = []
  const columns: number[] = []
  for (const match of line.matchAll(/\S+/g)) {
    texts.push(match[0])
    columns.push(match.index)
  }
  return { line, texts, columns }
}
