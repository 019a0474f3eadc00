import { inParallel } from './in-parallel.ts'
import { readPage } from './page.ts'
import type { Walk } from './walk.ts'

/** How objects are put in an order in which new ones come last: NetBox and Nautobot name it differently. */
export type OrderById = readonly [name: string, value: string]

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Reads a list by `limit` and `offset`. What is created meanwhile comes at the end and is read too; what is
 * deleted meanwhile moves the rest forward, so that objects may be missed: compare the count.
 *
 * @param walk - The list.
 * @param order - Orders it by id.
 * @returns How many objects the list had when it was asked last.
 * @throws as `readPage`.
 */
export async function walkOffsets(walk: Walk, [orderName, orderValue]: OrderById): Promise<number> {
  const { client, list, size, concurrency, onPage } = walk
  // The first page tells how far to go.
  const spans: Span[] = [{ from: 0, to: 1 }]
  let end = 0
  let count = 0
  let lastSent = 0
  let sent = 0

  await inParallel(client, concurrency, (own) => {
    const span = spans.pop()
    if (span === undefined) return undefined
    const asked = end === 0 ? size.rows : Math.min(size.rows, span.to - span.from)
    const isRest = span.from + asked < span.to
    if (isRest) spans.push({ from: span.from + asked, to: span.to })
    const number = ++sent
    const at = { offset: span.from, [orderName]: orderValue }
    return readPage(own, list, { size, most: asked, at }).then((page) => {
      onPage(page)
      const read = page.results.length
      if (read < page.asked && page.hasNext && read > 0) size.cap(read)
      if (number > lastSent) {
        lastSent = number
        count = page.count ?? 0
      }
      // Fewer than asked for: the server's limit, or a page that was made smaller.
      const rest = { from: span.from + read, to: Math.min(span.from + asked, page.count ?? 0) }
      if (read > 0 && rest.from < rest.to) spans.push(rest)
      const known = Math.max(end, span.from + asked)
      if ((page.count ?? 0) > known) spans.unshift({ from: known, to: page.count ?? 0 })
      end = Math.max(known, page.count ?? 0)
    })
  })
  return count
}
