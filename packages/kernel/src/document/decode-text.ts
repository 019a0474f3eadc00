import { DocumentSyntaxError } from './document-error.ts'
import { positionAt, type ReadOptions } from './source-document.ts'

const REPLACEMENT = '\ufffd'

/**
 * The text of a file. Bytes that are no UTF-8 are an error: replaced in silence, a password would be
 * tried on devices as another one.
 *
 * @param bytes - What the file holds.
 * @param options - The file's name.
 * @throws {@link DocumentSyntaxError} with the place of the first wrong byte.
 */
export function decodeText(bytes: Uint8Array, { file }: ReadOptions): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const place = positionAt(text, Math.max(0, text.indexOf(REPLACEMENT)))
    const reason = 'not UTF-8; save the file as UTF-8 (it may be latin-1 or UTF-16)'
    throw new DocumentSyntaxError({ file, ...place, reason })
  }
}
