import type { RestClient } from '../client/rest-client.ts'
import type { List, Page } from './page.ts'
import { PageSize } from './page-size.ts'
import { walkIds } from './walk-ids.ts'
import { type OrderById, walkOffsets } from './walk-offsets.ts'

/** How lists are read. */
export interface ListReader {
  /** How the server is asked. */
  readonly client: RestClient
  /** Whether it pages by primary key. */
  readonly hasCursor: boolean
  /** How it orders by id. */
  readonly orderById: OrderById
  /** How many objects at once. */
  readonly pageSize: number
  /** How many pages at once. */
  readonly concurrency: number
}

/** What is made of a list. */
export interface ListSink {
  /** Takes each page as it comes, in no order; an object may come twice. */
  readonly onPage: (page: Page) => void
  /** How many different objects came so far. */
  readonly size: () => number
  /** Forgets all that came: it is read once more. */
  readonly restart: () => void
}

/** How a list was read. */
export interface ListOutcome {
  /** How many objects may be missing: the list changed while it was read, twice. */
  readonly missing: number
}

/**
 * Reads a whole list. Where it pages by offset, an object deleted meanwhile makes others slip through; then the
 * count of the objects is not that of the list, and it is read once more.
 *
 * @param reader - How.
 * @param list - The list.
 * @param sink - What is made of it.
 * @throws as `readPage`.
 */
export async function readList(
  reader: ListReader,
  list: List,
  sink: ListSink,
): Promise<ListOutcome> {
  const { client, concurrency, pageSize, hasCursor, orderById } = reader
  const walk = { client, list, size: new PageSize(pageSize), concurrency, onPage: sink.onPage }
  if (hasCursor) {
    await walkIds(walk)
    return { missing: 0 }
  }
  if ((await walkOffsets(walk, orderById)) <= sink.size()) return { missing: 0 }
  sink.restart()
  const count = await walkOffsets(walk, orderById)
  return { missing: Math.max(0, count - sink.size()) }
}
