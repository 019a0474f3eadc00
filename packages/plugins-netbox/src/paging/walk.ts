import type { RestClient } from '../client/rest-client.ts'
import type { List, Page } from './page.ts'
import type { PageSize } from './page-size.ts'

/** A list to be read whole. */
export interface Walk {
  /** How the server is asked. */
  readonly client: RestClient
  /** The list. */
  readonly list: List
  /** How many objects at once. */
  readonly size: PageSize
  /** How many pages at once. */
  readonly concurrency: number
  /** Takes each page as it comes, in no order; an object may come twice. */
  readonly onPage: (page: Page) => void
}
