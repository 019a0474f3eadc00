import {
  DocumentSyntaxError,
  decodeText,
  type Position,
  readJson,
  type SourceDocument,
} from '@nornir-ts/kernel'
import type { HttpDocument } from './fetch-document.ts'
import { HttpContentError, HttpDocumentError } from './http-error.ts'
import { jsonExcerpt } from './json-excerpt.ts'

/** Nothing, or the beginning of a text or word. */
const UNFINISHED = /^\s*(?:"(?:[^"\\]|\\.)*\\?|-|t|tr|tru|f|fa|fal|fals|n|nu|nul)?$/

/**
 * Reads a document that a server sent.
 *
 * @param document - Its bytes, and where they came from.
 * @throws {@link HttpDocumentError} when it is not well-formed JSON, {@link HttpContentError} when it is
 *   HTML under the name of JSON; `DocumentSyntaxError` when it is not UTF-8, `DuplicateKeyError` when a map
 *   has a key twice.
 */
export function readDocument({ bytes, url }: HttpDocument): SourceDocument {
  const text = decodeText(bytes, { file: url })
  if (/^\s*</.test(text)) throw new HttpContentError({ url, received: 'HTML or XML' })
  if (text.trim() === '') {
    const reason = 'expected JSON, got an empty answer'
    throw new HttpDocumentError({ url, line: 1, column: 1, reason, excerpt: '' })
  }
  try {
    return readJson(text, { file: url })
  } catch (error) {
    if (!(error instanceof DocumentSyntaxError)) throw error
    const { line, column } = error
    const offset = offsetOf(text, error)
    const isCut = UNFINISHED.test(text.slice(offset))
    const reason = isCut ? `${error.reason}, got the end; was it cut off?` : error.reason
    const excerpt = jsonExcerpt(text, offset)
    throw new HttpDocumentError({ url, line, column, reason, excerpt })
  }
}

/** The opposite of `positionAt`. */
function offsetOf(text: string, { line, column }: Position): number {
  const ends = /\r\n|\r|\n/g
  for (let at = 1; at < line; at++) ends.exec(text)
  return ends.lastIndex + column - 1
}
