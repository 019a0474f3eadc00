import { firstAtLeast } from '../estate/find-by-id.ts'
import { Refusal } from '../http/refusal.ts'
import type { Profile } from '../profile.ts'
import type { Query } from './query.ts'

/** What a page is cut out of. */
export interface Listing<Item extends { readonly id: number }> {
  /** In the order of their ids. */
  readonly byId: readonly Item[]
  /** In the order asked for, or the default one; called only where it matters. */
  readonly ordered: () => readonly Item[]
}

/** How a server pages. */
export interface Paging {
  readonly profile: Profile
  readonly defaultPageSize: number
  /** 0: no limit. */
  readonly maxPageSize: number
}

/** One page. */
export interface Page<Item> {
  /** Null where the cursor pages. */
  readonly count: number | null
  readonly items: readonly Item[]
  /** Parameters that lead to the neighbours, on top of those of the request; null deletes one. */
  readonly next: PageParameters | null
  readonly previous: PageParameters | null
}

/** Parameters of another page; null: the parameter goes. */
export type PageParameters = Readonly<
  Record<'limit' | 'offset' | 'start', number | null | undefined>
>

/**
 * Cuts a page as `NetBoxPagination` does: `start` by primary key, else `limit` and `offset`.
 *
 * @throws {@link Refusal} where the cursor is mixed with what it excludes.
 */
export function paginate<Item extends { readonly id: number }>(
  listing: Listing<Item>,
  query: Query,
  paging: Paging,
): Page<Item> {
  const limit = limitOf(query, paging)
  if (paging.profile.hasCursor && query.has('start')) return pageFrom(listing, query, limit)
  const items = listing.ordered()
  const count = items.length
  const offset = wholeNumber(query.last('offset')) ?? 0
  return {
    count,
    items: offset > count ? [] : items.slice(offset, limit === 0 ? undefined : offset + limit),
    next:
      limit === 0 || offset + limit >= count
        ? null
        : { limit, offset: offset + limit, start: undefined },
    previous:
      limit === 0 || offset <= 0
        ? null
        : { limit, offset: offset - limit <= 0 ? null : offset - limit, start: undefined },
  }
}

function pageFrom<Item extends { readonly id: number }>(
  { byId }: Listing<Item>,
  query: Query,
  limit: number,
): Page<Item> {
  const start = wholeNumber(query.last('start'))
  if (start === undefined) {
    throw new Refusal(400, ["Invalid 'start' parameter: must be a non-negative integer."])
  }
  if (query.has('offset')) throw new Refusal(400, ["'start' and 'offset' are mutually exclusive."])
  if (query.has('ordering')) {
    throw new Refusal(400, [
      'Ordering cannot be specified in conjunction with cursor-based pagination.',
    ])
  }
  const from = firstAtLeast(byId, start)
  const items = byId.slice(from, limit === 0 ? undefined : from + limit)
  const last = items.at(-1)
  // A full page has a next one, even where nothing is left for it.
  const isFull = limit !== 0 && items.length >= limit && last !== undefined
  return {
    count: null,
    items,
    next: isFull ? { start: last.id + 1, limit, offset: null } : null,
    previous: null,
  }
}

function limitOf(query: Query, { defaultPageSize, maxPageSize }: Paging): number {
  const asked = wholeNumber(query.last('limit'))
  const cap = maxPageSize === 0 ? Number.POSITIVE_INFINITY : maxPageSize
  if (asked === undefined) return Math.min(defaultPageSize, cap)
  return asked === 0 ? maxPageSize : Math.min(asked, cap)
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\+?\d+\s*$/.test(text) ? Number(text) : undefined
}
