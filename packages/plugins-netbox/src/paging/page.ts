import { isMap } from '@nornir-ts/kernel'
import { NetboxAnswerError } from '../answer/answer-error.ts'
import type { RestClient } from '../client/rest-client.ts'
import type { PageSize } from './page-size.ts'

/** A list of a server. */
export interface List {
  /** E.g. `api/dcim/devices/`. */
  readonly path: string
  /** Filters and fields: whatever is no paging. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/** Some objects of a list. */
export interface Page {
  /** What was asked for, for errors. */
  readonly url: string
  /** The objects, unread. */
  readonly results: readonly unknown[]
  /** How many the list has in all; where a cursor pages only those of the page. */
  readonly count: number
  /** Whether there may be more behind it. */
  readonly hasNext: boolean
  /** Where the next one starts, as the server says it for its cursor. */
  readonly nextStart: number | undefined
  /** How many were asked for. */
  readonly asked: number
  /** The server's clock, in milliseconds. */
  readonly sentAtMs: number | undefined
}

/** Which page. */
export interface PageRequest {
  /** How many objects. */
  readonly size: PageSize
  /** At most so many, whatever the size. */
  readonly most?: number | undefined
  /** Parameters of paging beside `limit`. */
  readonly at: Readonly<Record<string, string | number>>
}

/**
 * Gets one page; smaller than asked for where the server has too much to do.
 *
 * @throws `NetboxAnswerError` when it is no page, and the errors of {@link RestClient.get}.
 */
export async function readPage(
  client: RestClient,
  { path, query }: List,
  { size, most = Number.POSITIVE_INFINITY, at }: PageRequest,
): Promise<Page> {
  let asked = 0
  const reply = await client.get({
    path,
    query: () => {
      asked = Math.min(size.rows, most)
      const parameters = new URLSearchParams(
        query.map(([name, value]): [string, string] => [name, value]),
      )
      parameters.set('limit', String(asked))
      for (const [name, value] of Object.entries(at)) parameters.set(name, String(value))
      return parameters
    },
    onTooMuch: () => size.halve(asked),
  })
  const { url, value, bytes, sentAtMs } = reply
  const refuse = (field: string, expected: string, found: unknown): never => {
    const received = Array.isArray(found)
      ? 'a list'
      : found === undefined
        ? 'nothing'
        : typeof found
    throw new NetboxAnswerError({ url, id: undefined, field, expected, received })
  }
  if (!isMap(value)) return refuse('', 'a page: { count, next, results }', value)
  const { results, next = null } = value
  if (!Array.isArray(results)) return refuse('results', 'a list', results)
  // A cursor does not count. Anywhere else a count that is missing would have us stop after the first page.
  const count = 'start' in at ? (value['count'] ?? results.length) : value['count']
  if (!(Number.isSafeInteger(count) && (count as number) >= 0))
    return refuse('count', 'a number', count)
  if (next !== null && typeof next !== 'string') return refuse('next', 'a text or null', next)
  size.learn(results.length, bytes)
  return {
    url,
    results,
    count: count as number,
    hasNext: next !== null,
    nextStart: next === null ? undefined : startIn(next),
    asked,
    sentAtMs,
  }
}

/** Only the query of a link counts: behind a proxy its scheme and host may be wrong, and the token goes nowhere else. */
function startIn(link: string): number | undefined {
  const query = link.slice(link.indexOf('?') + 1)
  const start = Number(new URLSearchParams(query).get('start') ?? Number.NaN)
  return Number.isSafeInteger(start) ? start : undefined
}
