import { retryAfterMs, waitFor } from '@nornir-ts/kernel'
import { discard, type HttpAnswer } from './follow-redirects.ts'
import {
  HttpConnectionError,
  HttpContentError,
  HttpSizeError,
  HttpStatusError,
} from './http-error.ts'
import { shownUrl } from './shown-url.ts'

/** JSON goes by many names; servers of plain files call it text, or bytes. */
const JSON_TYPE =
  /^(?:application\/(?:[\w.+-]+\+)?json|text\/(?:json|plain)|application\/octet-stream)$/i

/**
 * Reads the body of an answer.
 *
 * @param answer - What came.
 * @param maxBytes - Most bytes that are taken, unpacked.
 * @param signal - Ends the waiting.
 * @throws {@link HttpStatusError}, {@link HttpContentError}, {@link HttpSizeError};
 *   {@link HttpConnectionError} when it ends too early.
 */
export async function readAnswer(
  { response, url }: HttpAnswer,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const shown = shownUrl(url)
  try {
    checkHead(response, shown)
    const announced = lengthOf(response)
    if (announced !== undefined && announced > maxBytes) {
      throw new HttpSizeError({ url: shown, maxBytes })
    }
    const bytes = await collect(response, { url: shown, maxBytes, signal })
    if (announced !== undefined && bytes.length < announced) {
      const reason = `the answer ended after ${bytes.length} of ${announced} bytes`
      throw new HttpConnectionError({ url: shown, reason, isPassing: true })
    }
    return bytes
  } catch (error) {
    discard(response)
    throw error
  }
}

function checkHead({ ok, status, headers }: Response, url: string): void {
  if (!ok) {
    const waitMs = retryAfterMs(headers.get('retry-after'))
    throw new HttpStatusError({ url, status, retryAfterMs: waitMs })
  }
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  if (type.trim() !== '' && !JSON_TYPE.test(type.trim())) {
    throw new HttpContentError({ url, received: type.trim() })
  }
}

/** What comes out of a packed answer has another length than the one announced. */
function lengthOf({ headers }: Response): number | undefined {
  const text = headers.get('content-length')
  return text === null || headers.has('content-encoding') ? undefined : Number(text)
}

async function collect(
  { body }: Response,
  limits: { url: string; maxBytes: number; signal: AbortSignal },
): Promise<Uint8Array> {
  const { url, maxBytes, signal } = limits
  const chunks: Uint8Array[] = []
  const reader = body?.getReader()
  let size = 0
  try {
    for (;;) {
      const chunk = reader && (await waitFor(reader.read(), signal))
      if (chunk === undefined || chunk.done) return Buffer.concat(chunks)
      size += chunk.value.length
      if (size > maxBytes) throw new HttpSizeError({ url, maxBytes })
      chunks.push(chunk.value)
    }
  } finally {
    reader?.cancel().catch(() => undefined)
  }
}
