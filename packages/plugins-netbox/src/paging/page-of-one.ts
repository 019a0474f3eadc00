import type { RestClient } from '../client/rest-client.ts'
import { type List, type Page, readPage } from './page.ts'
import { PageSize } from './page-size.ts'

/**
 * Reads a page of one object, which tells how many there are.
 *
 * @param client - How the server is asked.
 * @param list - The list.
 * @param at - Parameters of paging, e.g. an order. Default: none.
 * @throws as {@link readPage}.
 */
export function pageOfOne(
  client: RestClient,
  list: List,
  at: Readonly<Record<string, string>> = {},
): Promise<Page> {
  return readPage(client, list, { size: new PageSize(1), at })
}
