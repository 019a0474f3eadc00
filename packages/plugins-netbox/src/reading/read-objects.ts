import { type NetboxId, Row } from '../answer/row.ts'
import type { List } from '../paging/page.ts'
import { readList } from '../paging/read-list.ts'
import type { Session } from './open-session.ts'

/** How objects of a list are read. */
export interface ObjectReading<Item> {
  /** Reads one. */
  readonly read: (row: Row) => Item
  /** Told after each page how many there are so far. */
  readonly onRead?: ((count: number) => void) | undefined
}

/**
 * Reads a whole list, each object once, in the order in which they come.
 *
 * @param session - The server.
 * @param list - The list.
 * @param reading - What is made of each object.
 * @throws `NetboxAnswerError` for an object that is not what it should be; the errors of requests.
 */
export async function readObjects<Item>(
  { reader }: Session,
  list: List,
  { read, onRead }: ObjectReading<Item>,
): Promise<Map<NetboxId, Item>> {
  const items = new Map<NetboxId, Item>()
  await readList(reader, list, {
    onPage: ({ results, url }) => {
      for (const result of results) {
        const row = Row.of(result, url)
        items.set(row.id, read(row))
      }
      onRead?.(items.size)
    },
    size: () => items.size,
    restart: () => items.clear(),
  })
  return items
}

/** Sorts by id: numbers by their size, UUIDs as texts. */
export function byId({ id: one }: Identified, { id: other }: Identified): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [left, right] = [String(one), String(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

interface Identified {
  readonly id: NetboxId
}
