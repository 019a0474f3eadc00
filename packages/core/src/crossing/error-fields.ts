/** A property of an error that crosses with it. */
export interface ErrorField {
  /** Its name. */
  readonly key: string
  /** Whether it does not show, in logs and JSON. */
  readonly isHidden: boolean
}

/** These cross by themselves. */
const apart: ReadonlySet<string> = new Set(['message', 'stack', 'cause'])

/** What the engine and printers ask errors for, which a class may answer by a getter. */
const asked = ['code', 'retryable', 'credentialRejected', 'changed']

/**
 * What is set on an error beside message, stack and cause. Symbols and private fields stay behind.
 *
 * @param error - The error.
 * @param isKnown - Whether the other side has its class, and with it what the class says.
 */
export function fieldsOf(error: Error, isKnown: boolean): ErrorField[] {
  const own = Object.getOwnPropertyNames(error)
    .filter((key) => !apart.has(key))
    .map((key) => ({ key, isHidden: !Object.prototype.propertyIsEnumerable.call(error, key) }))
  if (isKnown) return own
  const inherited = asked.filter((key) => !Object.hasOwn(error, key) && says(error, key))
  return [
    // They are what the error that stands for it makes of its name.
    ...own.filter(({ key }) => key !== 'name' && key !== 'className'),
    ...inherited.map((key) => ({ key, isHidden: false })),
  ]
}

/**
 * Name or message of an error, as text whatever was made of them.
 *
 * @param error - The error.
 * @param key - Which.
 */
export function textOf(error: Error, key: 'name' | 'message'): string {
  try {
    return String(error[key])
  } catch {
    return key === 'name' ? 'Error' : ''
  }
}

/**
 * The stack of an error, where it has one that is a text.
 *
 * @param error - The error.
 */
export function stackOf(error: Error): string | undefined {
  try {
    const stack: unknown = error.stack
    return typeof stack === 'string' ? stack : undefined
  } catch {
    return undefined
  }
}

/** The number that a DOMException has for a code says nothing. */
function says(error: Error, key: string): boolean {
  try {
    const value = (error as unknown as Record<string, unknown>)[key]
    return value !== undefined && !(key === 'code' && typeof value !== 'string')
  } catch {
    return false
  }
}
