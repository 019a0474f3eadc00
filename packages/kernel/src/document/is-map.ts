/**
 * Whether a value is an object with keys, as JSON and YAML have them: no list, not null.
 *
 * @param value - Anything.
 */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
