/**
 * Finds a way from a node back to itself.
 *
 * @param arrows - Node → nodes that it points to.
 * @returns The nodes along the cycle, first one repeated at the end; `undefined` where there is none.
 */
export function findCycle(
  arrows: Readonly<Record<string, readonly string[]>>,
): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const next of arrows[node] ?? []) {
      const cycle = visit(next, [...trail, node])
      if (cycle) return cycle
    }
    done.add(node)
    return undefined
  }
  for (const node of Object.keys(arrows)) {
    const cycle = visit(node, [])
    if (cycle) return cycle
  }
  return undefined
}
