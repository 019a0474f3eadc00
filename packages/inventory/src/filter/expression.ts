import type { Host } from '../host/host.ts'
import type { CompiledTerm } from './terms.ts'

/** Tells whether a host is selected. */
export type HostPredicate = (host: Host) => boolean

/** What a filter is made of. */
export type FilterExpression =
  | { readonly kind: 'term'; readonly term: CompiledTerm }
  | { readonly kind: 'function'; readonly matches: HostPredicate }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly part: FilterExpression }

/**
 * Turns an expression into one function.
 *
 * @param expression - The expression.
 */
export function predicateOf(expression: FilterExpression): HostPredicate {
  switch (expression.kind) {
    case 'term':
      return expression.term.matches
    case 'function':
      return expression.matches
    case 'not': {
      const negated = predicateOf(expression.part)
      return (host) => !negated(host)
    }
    case 'and': {
      const all = expression.parts.map(predicateOf)
      return (host) => all.every((matches) => matches(host))
    }
    case 'or': {
      const any = expression.parts.map(predicateOf)
      return (host) => any.some((matches) => matches(host))
    }
  }
}

/**
 * Gives every term of an expression, in the order of writing.
 *
 * @param expression - The expression.
 */
export function termsOf(expression: FilterExpression): CompiledTerm[] {
  switch (expression.kind) {
    case 'term':
      return [expression.term]
    case 'function':
      return []
    case 'not':
      return termsOf(expression.part)
    default:
      return expression.parts.flatMap(termsOf)
  }
}
