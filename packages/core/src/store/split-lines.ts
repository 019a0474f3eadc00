/** A line, and whether a line feed ended it. */
export interface Line {
  /** The text, without the line feed. */
  readonly text: string
  /** False for what stands behind the last line feed. */
  readonly isWhole: boolean
}

/**
 * Splits a text that comes in pieces at line feeds, and only there: `node:readline` also splits at
 * U+2028, which JSON has in texts.
 *
 * @param chunks - The pieces.
 */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<Line, void> {
  let pieces: string[] = []
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n')
    pieces.push(first)
    for (const other of others) {
      yield { text: pieces.join(''), isWhole: true }
      pieces = [other]
    }
  }
  const rest = pieces.join('')
  if (rest !== '') yield { text: rest, isWhole: false }
}
