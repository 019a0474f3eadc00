/**
 * Copies plain objects and arrays all the way down; everything else (dates, secrets, class
 * instances) is kept as it is. What is shared or circular within `data` stays so in the copy.
 *
 * @param data - The data to copy.
 */
export function copyData<Data>(data: Data): Data {
  // Most hosts have little data and nothing below it: they need no map of what was copied.
  if (isFlat(data)) return { ...data }
  return copy(data, new Map()) as Data
}

function isFlat(data: unknown): data is Record<string, unknown> {
  if (!isPlainObject(data) || Object.hasOwn(data, '__proto__')) return false
  for (const key in data) if (typeof data[key] === 'object' && data[key] !== null) return false
  return true
}

function copy(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return copyArray(value, copies)
  return isPlainObject(value) ? copyObject(value, copies) : value
}

function copyArray(array: readonly unknown[], copies: Map<object, object>): unknown {
  const known = copies.get(array)
  if (known !== undefined) return known
  const result: unknown[] = []
  copies.set(array, result)
  for (const item of array) result.push(copy(item, copies))
  return result
}

function copyObject(object: object, copies: Map<object, object>): unknown {
  const known = copies.get(object)
  if (known !== undefined) return known
  const result: Record<string, unknown> = {}
  copies.set(object, result)
  for (const [key, value] of Object.entries(object)) {
    setKey(result, key, copy(value, copies))
  }
  return result
}

/**
 * Sets a key of a map. Plain assignment would call the setter of `__proto__` instead of making a key.
 *
 * @param object - The map.
 * @param key - Any text.
 * @param value - Its value.
 */
export function setKey(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value
  else
    Object.defineProperty(object, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
}

/** Tells a map of a file or a literal from an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
