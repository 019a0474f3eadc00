/** A line of a configuration without its indentation, blanks between words as one, but for those in quotes. */
export function plainLine(line: string): string {
  return line.trim().replace(/("[^"]*")|\s+/g, (_, quoted?: string) => quoted ?? ' ')
}

/**
 * The lines that stand directly in a section of a configuration of indented sections.
 *
 * @param text - The configuration.
 * @param parents - The lines that open it, outermost first; empty: the lines that stand in none.
 * @returns Plain lines, in order; undefined when there is no such section.
 */
export function sectionLines(
  text: string,
  parents: readonly string[],
): readonly string[] | undefined {
  const wanted = parents.map(plainLine)
  const lines: string[] = []
  /** Indentation and text of the lines that enclose the one that is looked at. */
  const path: { readonly indent: number; readonly line: string }[] = []
  let isThere = wanted.length === 0
  for (const raw of text.split('\n')) {
    const line = plainLine(raw)
    if (line === '' || line === '!' || line === '#') continue
    const indent = raw.length - raw.trimStart().length
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop()
    if (path.length === wanted.length && isIn(path, wanted)) lines.push(line)
    path.push({ indent, line })
    isThere ||= path.length === wanted.length && isIn(path, wanted)
  }
  return isThere ? lines : undefined
}

function isIn(path: readonly { readonly line: string }[], parents: readonly string[]): boolean {
  return parents.every((parent, index) => path[index]?.line === parent)
}

/**
 * The same for a configuration of which each line has its whole path behind `set`.
 *
 * @param text - The configuration.
 * @param parents - Words of the path, in as many parts as one likes.
 * @returns What stands behind the path; undefined when nothing does.
 */
export function setLines(text: string, parents: readonly string[]): readonly string[] | undefined {
  const path = ['set', ...parents.map(plainLine)].join(' ')
  const lines = text.split('\n').map(plainLine)
  const found = lines.filter((line) => line === path || line.startsWith(`${path} `))
  return found.length === 0 ? undefined : found.map((line) => line.slice(path.length + 1))
}
