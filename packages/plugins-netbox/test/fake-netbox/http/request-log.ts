import type { IncomingHttpHeaders } from 'node:http'

/** One request that a fake got. */
export interface LoggedRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Milliseconds since the fake started. */
  readonly atMs: number
  /** Undefined while it is answered, and where the connection was cut or left hanging. */
  status: number | undefined
  /** Requests that were under way when it came, itself included. */
  readonly underWay: number
}
