const lines = new Map<string, Promise<unknown>>()

/**
 * Does something while nobody else of this process does anything under the same key; who comes first goes first.
 *
 * @param key - What must not be done twice at once, e.g. `known_hosts /home/a/.ssh/known_hosts`.
 * @param work - Does it.
 */
export function exclusively<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const turn = (lines.get(key) ?? Promise.resolve()).then(work)
  const over = turn
    .catch(() => {})
    .then(() => {
      if (lines.get(key) === over) lines.delete(key)
    })
  lines.set(key, over)
  return turn
}
