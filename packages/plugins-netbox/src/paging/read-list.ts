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
  /** Whether all of it was read: false when it changed while it was read, twice. */
  readonly isWhole: boolean
}

/**
 * Reads a whole list. Where it pages by offset, an object deleted meanwhile makes others slip through; when that
 * is noticed, it is read once more.
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
    return { isWhole: true }
  }
  const isWhole = async (): Promise<boolean> => {
    const { count, isShifted } = await walkOffsets(walk, orderById)
    return !isShifted && count <= sink.size()
  }
  if (await isWhole()) return { isWhole: true }
  sink.restart()
  return { isWhole: await isWhole() }
}
