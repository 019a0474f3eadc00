import { expressionOf, type Filter, fromExpression, type HostFilter, toFilter } from './filter.ts'
import type { FilterTerms } from './terms.ts'

/**
 * Makes a filter of terms, all of which must hold; no terms select every host.
 *
 * A key is an attribute (`name hostname port username platform groups has_parent_group`) or a path
 * through the data, with `__` between its steps and before an operator; without one, equality.
 * `data__…` reads the host's own data only. A path that leads nowhere matches nothing but `exists: false`
 * and `ne`.
 *
 * @example
 * ```ts
 * import { F } from '@nornir-ts/inventory'
 *
 * const edge = F({ role: 'edge', site__in: ['ams', 'fra'] })
 * const quiet = edge.and(F({ tags__contains: 'maintenance' }).not())
 * ```
 *
 * @param terms - Keys and operands.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function F(terms: FilterTerms = {}): Filter {
  return toFilter(terms)
}

/** Selects the hosts that all of the filters select; without any, every host. */
F.and = (...filters: readonly HostFilter[]): Filter =>
  fromExpression({ kind: 'and', parts: filters.map(expressionOf) })

/** Selects the hosts that at least one of the filters selects; without any, no host. */
F.or = (...filters: readonly HostFilter[]): Filter =>
  fromExpression({ kind: 'or', parts: filters.map(expressionOf) })

/** Selects exactly the hosts that the filter does not. */
F.not = (filter: HostFilter): Filter => fromExpression({ kind: 'not', part: expressionOf(filter) })
