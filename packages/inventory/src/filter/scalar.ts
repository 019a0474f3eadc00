/** A value as it can be written in the text form of a filter. */
export type Scalar = string | number | boolean | null

const NUMBERS: readonly RegExp[] = [
  /^0o[0-7]+$/,
  /^0x[\da-fA-F]+$/,
  /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/,
]

/**
 * Reads a plain scalar by the core schema of YAML 1.2 (section 10.3.2). A number too large is a text,
 * as it is to the reader of the files.
 *
 * @param text - Not empty, without quotes.
 */
export function parseScalar(text: string): Scalar {
  if (/^(?:null|Null|NULL|~)$/.test(text)) return null
  if (/^(?:true|True|TRUE)$/.test(text)) return true
  if (/^(?:false|False|FALSE)$/.test(text)) return false
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) {
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }
  const number = NUMBERS.some((pattern) => pattern.test(text)) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : text
}

/**
 * The opposite of {@link parseScalar}; a text that it would read as something else is `undefined`.
 *
 * @param value - The value.
 */
export function formatScalar(value: Scalar): string | undefined {
  if (typeof value === 'string') return parseScalar(value) === value ? value : undefined
  if (typeof value !== 'number') return String(value)
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf'
  return Object.is(value, -0) ? '-0' : String(value)
}
