/** A number without sign, as it stands in a text of Python. */
export interface PythonNumber {
  readonly value: number
  /** Whether a `j` stands behind it. */
  readonly isImaginary: boolean
}

const DIGITS = String.raw`\d(?:_?\d)*`
/** Python's lexical analysis, 2.4.5 to 2.4.7. */
const NUMBER = new RegExp(
  String.raw`(0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)|((?:(?:${DIGITS})?\.${DIGITS}|${DIGITS}\.?)(?:[eE][-+]?${DIGITS})?)([jJ]?)`,
  'y',
)
/** A whole number must not start with 0, unless it is 0. */
const WHOLE = /^(?:[1-9]\d*|0+)$/

/**
 * Reads the number that starts at a place.
 *
 * @returns Undefined when there is none, or none that can be held exactly.
 */
export function numberAt(
  text: string,
  at: number,
): { readonly number: PythonNumber; readonly next: number } | undefined {
  NUMBER.lastIndex = at
  const [whole, prefixed, decimal = '', imaginary] = NUMBER.exec(text) ?? []
  if (whole === undefined) return undefined
  const next = at + whole.length
  if (/^[\p{L}\p{N}_.]/u.test(text.slice(next, next + 2))) return undefined
  const digits = (prefixed ?? decimal).replaceAll('_', '')
  const isImaginary = imaginary !== undefined && imaginary !== ''
  if (prefixed !== undefined && isImaginary) return undefined
  const isFraction = prefixed === undefined && /[.eE]/.test(digits)
  if (prefixed === undefined && !isFraction && !isImaginary && !WHOLE.test(digits)) return undefined
  const value = Number(digits)
  const isExact = isFraction || isImaginary ? Number.isFinite(value) : Number.isSafeInteger(value)
  return isExact ? { number: { value, isImaginary }, next } : undefined
}
