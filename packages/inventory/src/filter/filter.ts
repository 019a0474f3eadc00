import { isPlainObject } from '../data/copy-data.ts'
import type { Host } from '../host/host.ts'
import { type FilterExpression, predicateOf } from './expression.ts'
import { AsyncFilterError, NotAFilterError } from './filter-error.ts'
import { parseExpression } from './parse-expression.ts'
import { compileTerms, type FilterTerms } from './terms.ts'

/** Selects hosts. Made with `F` or {@link parseFilter}, or written by hand: anything with these four methods. */
export interface Filter {
  /** Tells whether a host is selected. */
  matches(host: Host): boolean
  /** Selects what both select. */
  and(other: HostFilter): Filter
  /** Selects what either selects. */
  or(other: HostFilter): Filter
  /** Selects exactly the hosts that this one does not. */
  not(): Filter
}

/**
 * Everything that selects hosts: terms (`{ role: 'edge', site__in: ['ams', 'fra'] }`), a text
 * (`'role=edge & site__in=ams,fra'`, see {@link parseFilter}), a {@link Filter}, or a function whose
 * result is taken as true or false.
 */
export type HostFilter = Filter | FilterTerms | string | ((host: Host) => unknown)

/** Beside the filters, not in them: a filter that someone changed or wrote by hand has none. */
const expressions = new WeakMap<Filter, FilterExpression>()

/**
 * Makes a {@link Filter} of whatever selects hosts.
 *
 * @param filter - Terms, a text, a filter or a function.
 * @throws {@link FilterSyntaxError}, {@link FilterOperatorError}, {@link FilterOperandError},
 *   {@link FilterAttributeError} when the text or a term is wrong; {@link NotAFilterError} for anything else.
 */
export function toFilter(filter: HostFilter): Filter {
  if (typeof filter === 'string') return parseFilter(filter)
  if (typeof filter === 'function') {
    return fromExpression({ kind: 'function', matches: (host) => isTrue(filter(host)) })
  }
  if (isFilter(filter)) return filter
  if (!isPlainObject(filter)) throw new NotAFilterError({ received: filter, isAnswer: false })
  return fromExpression(compileTerms(filter))
}

/**
 * Reads the text form of a filter: terms `key=value`, combined by `~` (not), `&` (and), `|` (or), in
 * this order of strength, and parentheses.
 *
 * Values are scalars of YAML: `1`, `true` and `null` are no texts; quotes force text. Commas make the
 * list that `in`, `any`, `all` and `cidr` ask for.
 *
 * @example
 * ```ts
 * import { parseFilter } from '@nornir-ts/inventory'
 *
 * const filter = parseFilter("role=edge & ~site__in=ams,fra | name__glob='lab *'")
 * ```
 *
 * @param text - The text.
 * @throws {@link FilterSyntaxError} with the position, when the text is not well-formed.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function parseFilter(text: string): Filter {
  return fromExpression(parseExpression(text))
}

/**
 * Makes a {@link Filter} of an expression.
 *
 * @param expression - The expression.
 */
export function fromExpression(expression: FilterExpression): Filter {
  const filter: Filter = {
    matches: predicateOf(expression),
    and: (other) => fromExpression({ kind: 'and', parts: [expression, expressionOf(other)] }),
    or: (other) => fromExpression({ kind: 'or', parts: [expression, expressionOf(other)] }),
    not: () => fromExpression({ kind: 'not', part: expression }),
  }
  expressions.set(filter, expression)
  return filter
}

/**
 * Tells what a filter is made of; one written by hand is taken as a function.
 *
 * @param filter - Whatever selects hosts.
 */
export function expressionOf(filter: HostFilter): FilterExpression {
  const made = toFilter(filter)
  return expressions.get(made) ?? { kind: 'function', matches: (host) => made.matches(host) }
}

function isFilter(value: unknown): value is Filter {
  return typeof (value as Partial<Filter> | null | undefined)?.matches === 'function'
}

/** A promise or a filter is true for every host: to answer with one would select everything, so it is refused. */
function isTrue(result: unknown): boolean {
  if (isFilter(result)) throw new NotAFilterError({ received: result, isAnswer: true })
  if (!(result instanceof Promise)) return Boolean(result)
  result.catch(() => undefined) // Nobody will await it; its failure must not end the process.
  throw new AsyncFilterError()
}
