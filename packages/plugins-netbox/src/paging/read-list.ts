import type { RestClient } from '../client/rest-client.ts'
import { NetboxChangingError } from './changing-error.ts'
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
  /** Forgets all that came: it is read again. */
  readonly restart: () => void
}

/** A list that changes each time it is read is given up on. */
const MOST_READINGS = 3

/**
 * Reads a whole list. Where it pages by offset, an object deleted meanwhile makes others slip through; when that
 * is noticed, it is read again.
 *
 * @param reader - How.
 * @param list - The list.
 * @param sink - What is made of it.
 * @throws {@link NetboxChangingError} when it changes each time; as `readPage`.
 */
export async function readList(reader: ListReader, list: List, sink: ListSink): Promise<void> {
  const { client, concurrency, pageSize, hasCursor, orderById } = reader
  let url = list.path
  const onPage = (page: Page): void => {
    url = page.url
    sink.onPage(page)
  }
  const walk = { client, list, size: new PageSize(pageSize), concurrency, onPage }
  if (hasCursor) return walkIds(walk)
  for (let attempts = 1; ; attempts += 1) {
    const { count, isShifted } = await walkOffsets(walk, orderById)
    if (!isShifted && count <= sink.size()) return
    if (attempts === MOST_READINGS) throw new NetboxChangingError({ url, attempts })
    sink.restart()
  }
}
