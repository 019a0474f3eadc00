import { NetboxAnswerError } from '../answer/answer-error.ts'
import { type NetboxId, Row } from '../answer/row.ts'
import { inParallel } from './in-parallel.ts'
import { type Page, readPage } from './page.ts'
import type { Walk } from './walk.ts'

/** How objects are put in an order in which new ones come last: NetBox and Nautobot name it differently. */
export type OrderById = readonly [name: string, value: string]

/** How a list was found. */
export interface OffsetOutcome {
  /** How many objects it had when it was asked last. */
  readonly count: number
  /** Whether objects moved between two pages: some may have slipped through. */
  readonly isShifted: boolean
}

/**
 * Reads a list by `limit` and `offset`. What is created meanwhile comes at the end and is read too; what is
 * deleted meanwhile moves the rest forward. To notice that, each page begins with the last object of the one before
 * it: counts would not tell, for one object too many makes up for one that slipped through.
 *
 * @param walk - The list.
 * @param order - Orders it by id.
 * @throws as `readPage`.
 */
export async function walkOffsets(
  walk: Walk,
  [orderName, orderValue]: OrderById,
): Promise<OffsetOutcome> {
  const { client, list, size, concurrency, onPage } = walk
  const offsets = new Offsets()
  await inParallel(client, concurrency, (own) => {
    const span = offsets.take(size.rows)
    if (span === undefined) return undefined
    const at = { offset: span.offset, [orderName]: orderValue }
    return readPage(own, list, { size, most: span.to - span.offset, at }).then((page) => {
      onPage(page)
      const read = page.results.length
      if (page.hasNext && read > 0 && read < page.asked) size.cap(read)
      offsets.settle(span, page)
    })
  })
  return offsets
}

interface Span {
  readonly from: number
  readonly to: number
}

/** A span that was asked for. */
interface SentSpan extends Span {
  /** Where the page begins: one before the span, except for the first. */
  readonly offset: number
  /** The how many-th. */
  readonly number: number
}

/** Which offsets of a list are still to be read, and whether what was read fits together. */
class Offsets implements OffsetOutcome {
  /** To be read; at first only the first page, which tells how far to go. */
  #left: Span[] | undefined
  /** Up to where everything was read or stands in what is left. */
  #end = 0
  #sent = 0
  #latest = 0
  /** The objects where pages meet. */
  readonly #seams = new Map<number, NetboxId>()
  count = 0
  isShifted = false

  take(rows: number): SentSpan | undefined {
    if (this.#left === undefined) {
      this.#left = []
      this.#end = rows
      return this.#send({ from: 0, to: rows })
    }
    const span = this.#left.pop()
    if (span === undefined) return undefined
    const to = Math.min(span.from + Math.max(rows - 1, 1), span.to)
    if (to < span.to) this.#left.push({ from: to, to: span.to })
    return this.#send({ from: span.from, to })
  }

  settle({ offset, from, to, number }: SentSpan, { results, count, url }: Page): void {
    if (number > this.#latest) {
      this.#latest = number
      this.count = count
    }
    this.#end = Math.max(this.#end, to)
    const end = offset + results.length
    if (results.length === 0) this.isShifted ||= from > 0
    else this.#compare(offset, results, url)
    if (results.length === 1 && end === from && from < Math.min(to, count)) throw tooSmall(url)
    // Fewer than asked for: the server's limit, or a page that was made smaller.
    if (results.length > 0) this.#add({ from: end, to: Math.min(to, count) })
    this.#add({ from: this.#end, to: count })
    this.#end = Math.max(this.#end, count)
  }

  #send(span: Span): SentSpan {
    this.#sent += 1
    return { ...span, offset: Math.max(0, span.from - 1), number: this.#sent }
  }

  #add(span: Span): void {
    if (span.from < span.to) this.#left?.push(span)
  }

  #compare(offset: number, results: readonly unknown[], url: string): void {
    for (const index of new Set([0, results.length - 1])) {
      const { id } = Row.of(results[index], url)
      const seen = this.#seams.get(offset + index)
      if (seen === undefined) this.#seams.set(offset + index, id)
      else if (seen !== id) this.isShifted = true
    }
  }
}

function tooSmall(url: string): Error {
  const details = { expected: 'pages of two or more', received: 'pages of one' }
  return new NetboxAnswerError({ url, id: undefined, field: 'results', ...details })
}
