import { tokens } from '../fake-netbox/http/tokens.ts'

/** What came back. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON. */
  readonly body: unknown
}

/** Asks a server; addresses in the answer begin with `ORIGIN`, whichever server it is. */
export async function ask(
  origin: string,
  question: string,
  authorization: string | undefined = `Token ${tokens.v1}`,
): Promise<Reply> {
  const headers = authorization === '' ? {} : { Authorization: authorization }
  const response = await fetch(origin + question, { headers, redirect: 'manual' })
  const text = (await response.text()).replaceAll(origin, 'ORIGIN')
  const isJson = response.headers.get('content-type') === 'application/json'
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}
