/**
 * An error and what caused it, the outermost first. Each comes once, also where causes go round in a
 * circle.
 *
 * @param error - Whatever was thrown; what is no `Error` ends the chain.
 */
export function* causesOf(error: unknown): Generator<Error, void> {
  const seen = new Set<Error>()
  for (let next = error; next instanceof Error && !seen.has(next); next = next.cause) {
    seen.add(next)
    yield next
  }
}
