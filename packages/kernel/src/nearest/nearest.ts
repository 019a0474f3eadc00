/**
 * Finds the name that was probably meant.
 *
 * @param name - What was written.
 * @param candidates - What could have been meant.
 * @returns The candidate with the fewest edits (insert, delete, replace, swap neighbours; case is
 *   free) if those are at most a third of the letters; the first one of several.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const written = name.toLowerCase()
  let best: string | undefined
  let fewest = Math.min(Math.max(1, Math.floor(name.length / 3)), name.length - 1) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = countEdits(written, candidate.toLowerCase())
    if (edits < fewest) {
      best = candidate
      fewest = edits
    }
  }
  return best
}

/** Optimal string alignment distance, one row of the table at a time. */
function countEdits(left: string, right: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let edits = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && swapped) edits = Math.min(edits, at(beforeLast, column - 2) + 1)
      current.push(edits)
    }
    beforeLast = last
    last = current
  }
  return at(last, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
