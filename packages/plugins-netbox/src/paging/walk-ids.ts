import { NetboxAnswerError } from '../answer/answer-error.ts'
import { Row } from '../answer/row.ts'
import { inParallel } from './in-parallel.ts'
import { type Page, readPage } from './page.ts'
import { pageOfOne } from './page-of-one.ts'
import type { Walk } from './walk.ts'

/** Ids from one on, up to another. */
interface Stretch {
  next: number
  end: number
  isBusy: boolean
}

/**
 * Reads a list by primary key (`start`, NetBox 4.6 and later): nothing is missed and nothing is moved, whatever is
 * created or deleted meanwhile. A cursor is one page after the other, so the ids are parted into
 * stretches that are read at the same time; who is done takes half of the longest one that is left.
 *
 * @param walk - The list.
 * @throws as `readPage`.
 */
export async function walkIds(walk: Walk): Promise<void> {
  const { client, list, size, concurrency, onPage } = walk
  const highest = concurrency === 1 ? 0 : await highestId(walk)
  const stretches: Stretch[] =
    highest > size.rows
      ? part(highest, concurrency)
      : [{ next: 0, end: Number.POSITIVE_INFINITY, isBusy: false }]

  await inParallel(client, concurrency, (own) => {
    const stretch = stretches.find(({ isBusy }) => !isBusy) ?? split(stretches, size.rows)
    if (stretch === undefined) return undefined
    stretch.isBusy = true
    const { next } = stretch
    return readPage(own, list, { size, at: { start: next } }).then((page) => {
      onPage(page)
      stretch.isBusy = false
      stretch.next = startAfter(page, next)
      if (page.hasNext && page.results.length < page.asked) size.cap(page.results.length || 1)
      if (stretch.next >= stretch.end) stretches.splice(stretches.indexOf(stretch), 1)
    })
  })
}

/** Where the next page starts: behind this one, or the server would have us read for ever. */
function startAfter({ hasNext, nextStart, results, url }: Page, start: number): number {
  if (!hasNext) return Number.POSITIVE_INFINITY
  const after = nextStart ?? lastId(results, url) + 1
  if (after > start) return after
  const expected = `a next page behind start=${start}`
  const received = 'one that is not'
  throw new NetboxAnswerError({ url, id: undefined, field: 'next', expected, received })
}

async function highestId({ client, list }: Walk): Promise<number> {
  const { results, url } = await pageOfOne(client, list, { ordering: '-id', fields: 'id' })
  return results.length === 0 ? 0 : lastId(results, url)
}

/** The last one has no end: what is created meanwhile has a higher id. */
function part(highest: number, count: number): Stretch[] {
  const width = Math.ceil((highest + 1) / count)
  const parts = Array.from({ length: count }, (_, index) => ({
    next: index * width,
    end: Math.min((index + 1) * width, highest + 1),
    isBusy: false,
  }))
  return [...parts, { next: highest + 1, end: Number.POSITIVE_INFINITY, isBusy: false }]
}

/** The upper half of the longest stretch that has an end and more than two pages before it. */
function split(stretches: Stretch[], rows: number): Stretch | undefined {
  const left = ({ next, end }: Stretch) => (Number.isFinite(end) ? end - next : 0)
  const longest = stretches.toSorted((one, other) => left(other) - left(one))[0]
  if (longest === undefined || left(longest) < 2 * rows) return undefined
  const middle = longest.next + Math.ceil(left(longest) / 2)
  const upper = { next: middle, end: longest.end, isBusy: false }
  longest.end = middle
  stretches.push(upper)
  return upper
}

function lastId(results: readonly unknown[], url: string): number {
  const id = Row.of(results.at(-1), url).id
  if (typeof id === 'number') return id
  throw new NetboxAnswerError({ url, id, field: 'id', expected: 'a number', received: 'a text' })
}
