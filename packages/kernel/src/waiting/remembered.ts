/**
 * Gives what was made under a key, or makes it. What failed is not remembered: who comes next tries again.
 *
 * @param map - What was made.
 * @param key - What it is.
 * @param make - Makes it.
 */
export function remembered<Key, Value>(
  map: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  made.catch(() => map.delete(key))
  return made
}
