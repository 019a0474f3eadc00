import { NetboxAnswerError } from '../answer/answer-error.ts'
import type { Turns } from './turns.ts'

/** One answer. */
export interface Reply {
  /** What was asked for, for errors. */
  readonly url: string
  /** What the JSON says; nothing about it is known. */
  readonly value: unknown
  /** Its size. */
  readonly bytes: number
  /** The server's clock, in milliseconds; `undefined` where it does not say. */
  readonly sentAtMs: number | undefined
}

/** A page of a thousand devices with all their contexts is far smaller; what is larger is no page. */
const MOST_BYTES = 256 * 2 ** 20

/**
 * Reads an answer to its end.
 *
 * @param response - Of a request that was granted.
 * @param url - What was asked for.
 * @param turns - Parsing takes one, and what the caller does with the answer gets the next.
 * @throws {@link NetboxAnswerError} when it is too large, or no JSON.
 */
export async function readReply(response: Response, url: string, turns: Turns): Promise<Reply> {
  const { content, bytes, isWhole } = await readBody(response, MOST_BYTES)
  if (!isWhole) throw wrong(url, `an answer of at most ${MOST_BYTES} bytes`, 'more')
  const date = Date.parse(response.headers.get('date') ?? '')
  await turns.next()
  const value = parse(content.toString('utf8'), url, response.headers.get('content-type'))
  // What is made of it takes as long again.
  await turns.next()
  return {
    url,
    value,
    bytes,
    sentAtMs: Number.isNaN(date) ? undefined : date,
  }
}

/**
 * Reads the bytes of an answer, but no more of them than are wanted.
 *
 * @param response - The answer.
 * @param mostBytes - Where to stop.
 */
export async function readBody(
  response: Response,
  mostBytes: number,
): Promise<{ readonly content: Buffer; readonly bytes: number; readonly isWhole: boolean }> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > mostBytes) break
  }
  return { content: Buffer.concat(chunks), bytes, isWhole: bytes <= mostBytes }
}

function parse(text: string, url: string, type: string | null): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own error would quote the text.
    const received = text === '' ? 'nothing' : `what is none (content type ${type ?? 'unknown'})`
    throw wrong(
      url,
      'JSON (is url the address of the server itself, not of a log-in page?)',
      received,
    )
  }
}

function wrong(url: string, expected: string, received: string): Error {
  return new NetboxAnswerError({ url, id: undefined, field: '', expected, received })
}
