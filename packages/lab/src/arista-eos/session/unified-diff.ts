/** Lines of context around a change. */
const context = 3

/** One line of an edit script. */
interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/**
 * The difference of two texts as `diff -u` prints it, as EOS does for a configuration session (a published
 * capture): `\n` behind every line, empty when they are the same.
 */
export function unifiedDiff(
  before: string,
  after: string,
  names: readonly [string, string],
): string {
  const edits = editsOf(before.split('\n').slice(0, -1), after.split('\n').slice(0, -1))
  const hunks = hunksOf(edits)
  if (hunks.length === 0) return ''
  const body = hunks.map(([from, to]) => render(edits, from, to)).join('')
  return `--- ${names[0]}\n+++ ${names[1]}\n${body}`
}

/** The shortest way from one list to the other, by their longest common subsequence. */
function editsOf(one: readonly string[], two: readonly string[]): readonly Edit[] {
  const common = commonLengths(one, two)
  const edits: Edit[] = []
  let row = 0
  let column = 0
  while (row < one.length || column < two.length) {
    const isSame = row < one.length && one[row] === two[column]
    const isGone = row < one.length && common(row + 1, column) >= common(row, column + 1)
    if (isSame) edits.push({ sign: ' ', text: one[row++] ?? '' })
    else if (isGone || column === two.length) edits.push({ sign: '-', text: one[row++] ?? '' })
    else edits.push({ sign: '+', text: two[column] ?? '' })
    if (edits.at(-1)?.sign !== '-') column++
  }
  return edits
}

/** Length of the longest common subsequence of what follows a place in both lists. */
function commonLengths(
  one: readonly string[],
  two: readonly string[],
): (row: number, column: number) => number {
  const rows: number[][] = [...one, ''].map(() => new Array<number>(two.length + 1).fill(0))
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = two.length - 1; column >= 0; column--) {
      const longer = Math.max(at(row + 1, column), at(row, column + 1))
      const length = one[row] === two[column] ? at(row + 1, column + 1) + 1 : longer
      rows[row]?.splice(column, 1, length)
    }
  }
  return at
}

/** Ranges of the script with a change in each; those that touch are one. */
function hunksOf(edits: readonly Edit[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = []
  for (const [index, { sign }] of edits.entries()) {
    if (sign === ' ') continue
    const from = Math.max(index - context, 0)
    const to = Math.min(index + context + 1, edits.length)
    const last = hunks.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  }
  return hunks
}

function render(edits: readonly Edit[], from: number, to: number): string {
  const hunk = edits.slice(from, to)
  const start = (sign: '-' | '+'): string => {
    const before = edits.slice(0, from).filter((edit) => edit.sign === ' ' || edit.sign === sign)
    const inside = hunk.filter((edit) => edit.sign === ' ' || edit.sign === sign)
    return `${before.length + 1},${inside.length}`
  }
  const lines = hunk.map(({ sign, text }) => `${sign}${text}\n`).join('')
  return `@@ -${start('-')} +${start('+')} @@\n${lines}`
}
