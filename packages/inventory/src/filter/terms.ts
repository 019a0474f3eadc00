import { Group } from '../host/group.ts'
import type { FilterExpression, HostPredicate } from './expression.ts'
import { type OperatorName, operators } from './operators.ts'
import { parseTermKey } from './term-key.ts'

/** Operands by key; see `F` for the keys. All terms must hold. */
export type FilterTerms = Readonly<Record<string, unknown>>

/** One term, ready to be asked. */
export interface CompiledTerm {
  /** The whole key. */
  readonly key: string
  /** What to compare with; groups are replaced by their names. */
  readonly operand: unknown
  /** The operator that the key ends with, or the one that is meant without. */
  readonly operator: OperatorName
  /** Steps through the data; `undefined` for an attribute. */
  readonly path: readonly string[] | undefined
  /** Tells whether the term holds for a host. */
  readonly matches: HostPredicate
}

/**
 * Turns terms into an expression; operators, operands and patterns are checked and prepared here, once.
 *
 * @param terms - Keys and operands.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function compileTerms(terms: FilterTerms): FilterExpression {
  const parts = Object.entries(terms).map(([key, operand]) => compileTerm(key, operand))
  return { kind: 'and', parts }
}

/**
 * Turns one term into an expression.
 *
 * @param key - Its key.
 * @param value - Its operand.
 * @throws as {@link compileTerms}.
 */
export function compileTerm(key: string, value: unknown): FilterExpression {
  const { read, operator, path } = parseTermKey(key)
  const operand = groupsToNames(value)
  const test = operators[operator]({ term: key, operator, operand })
  const matches: HostPredicate = (host) => test(read(host))
  return { kind: 'term', term: { key, operand, operator, path, matches } }
}

function groupsToNames(operand: unknown): unknown {
  if (operand instanceof Group) return operand.name
  return Array.isArray(operand) ? operand.map(groupsToNames) : operand
}
