import type { Host } from '../host/host.ts'
import { AsyncFilterError } from './filter-error.ts'
import { compileTerms, type FilterTerms } from './terms.ts'

/** Selects hosts. Made with `F`, or written by hand: anything with these four methods. */
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
 * Everything that selects hosts: terms (`{ role: 'edge', site__in: ['ams', 'fra'] }`), a
 * {@link Filter}, or a function whose result is taken as true or false.
 */
export type HostFilter = Filter | FilterTerms | ((host: Host) => unknown)

/**
 * Makes a {@link Filter} of whatever selects hosts.
 *
 * @param filter - Terms, a filter or a function.
 * @throws {@link FilterOperatorError}, {@link FilterOperandError}, {@link FilterAttributeError} when a term is wrong.
 */
export function toFilter(filter: HostFilter): Filter {
  if (typeof filter === 'function') return fromPredicate((host) => isTrue(filter(host)))
  return isFilter(filter) ? filter : fromPredicate(compileTerms(filter))
}

/**
 * Makes a {@link Filter} of a function that says true or false.
 *
 * @param matches - Tells whether a host is selected.
 */
export function fromPredicate(matches: (host: Host) => boolean): Filter {
  return {
    matches,
    and(other) {
      const right = toFilter(other)
      return fromPredicate((host) => matches(host) && right.matches(host))
    },
    or(other) {
      const right = toFilter(other)
      return fromPredicate((host) => matches(host) || right.matches(host))
    },
    not: () => fromPredicate((host) => !matches(host)),
  }
}

function isFilter(filter: Filter | FilterTerms): filter is Filter {
  return typeof filter['matches'] === 'function'
}

/** A promise is true for every host: an async filter would select everything, so it is refused. */
function isTrue(result: unknown): boolean {
  if (!(result instanceof Promise)) return Boolean(result)
  result.catch(() => undefined) // Nobody will await it; its failure must not end the process.
  throw new AsyncFilterError()
}
