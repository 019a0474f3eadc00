import type { FilterExpression } from './expression.ts'
import { expressionOf, type HostFilter } from './filter.ts'
import { FilterFormatError } from './filter-text-error.ts'
import { isListOperator } from './operators.ts'
import { formatScalar, type Scalar } from './scalar.ts'
import type { CompiledTerm } from './terms.ts'

/** How strongly each kind binds. */
const STRENGTH = { or: 1, and: 2, not: 3, term: 4, function: 4 } as const

/** What no terms at all say: every host has a name. */
const EVERY_HOST = 'name__exists=true'
const NO_HOST = 'name__exists=false'

/**
 * Writes a filter as the text that `parseFilter` reads; both select the same hosts.
 *
 * @param filter - Terms, a text, or a filter made of them.
 * @throws {@link FilterFormatError} when it holds a function, or an operand that is no scalar and no list of them.
 */
export function formatFilter(filter: HostFilter): string {
  return format(expressionOf(filter), 0)
}

function format(expression: FilterExpression, strength: number): string {
  if ('parts' in expression && expression.parts.length <= 1) {
    const [only] = expression.parts
    if (only !== undefined) return format(only, strength)
    return expression.kind === 'and' ? EVERY_HOST : NO_HOST
  }
  const text = formatKind(expression)
  return STRENGTH[expression.kind] < strength ? `(${text})` : text
}

function formatKind(expression: FilterExpression): string {
  switch (expression.kind) {
    case 'term':
      return formatTerm(expression.term)
    case 'function':
      throw new FilterFormatError({ subject: 'a function' })
    case 'not':
      return `~${format(expression.part, STRENGTH.not)}`
    case 'and':
      return expression.parts.map((part) => format(part, STRENGTH.and)).join(' & ')
    case 'or':
      return expression.parts.map((part) => format(part, STRENGTH.or)).join(' | ')
  }
}

function formatTerm({ key, operand, operator }: CompiledTerm): string {
  const isList = Array.isArray(operand) && isListOperator(operator)
  const values: readonly unknown[] = isList ? operand : [operand]
  // An empty list would leave nothing behind the "=".
  if (values.length === 0) throw new FilterFormatError({ subject: `the empty list of "${key}"` })
  return `${quoted(key)}=${values.map((value) => formatValue(value, key)).join(',')}`
}

function formatValue(operand: unknown, key: string): string {
  const value = operand instanceof RegExp && operand.flags === '' ? operand.source : operand
  if (!isScalar(value)) throw new FilterFormatError({ subject: `the operand of "${key}"` })
  const plain = formatScalar(value)
  return plain === undefined ? `'${value}'` : quoted(plain)
}

/** Quotes what is not a bare word. */
function quoted(text: string): string {
  return /^[^\s&|~()=,'"]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
