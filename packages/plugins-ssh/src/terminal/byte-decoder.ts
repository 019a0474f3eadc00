/** How a device encodes text. */
export type Encoding = 'utf-8' | 'latin1'

/** Shorter pieces cost less one character at a time than a call of the decoder. */
const SHORT = 16

/**
 * Makes a decoder for bytes that come in pieces of any size: all pieces give the same text as the whole.
 *
 * @param encoding - `utf-8`: what is none becomes U+FFFD. `latin1`: every byte is the character of its
 * number (ISO 8859-1).
 */
export function byteDecoder(encoding: Encoding): (chunk: Uint8Array) => string {
  if (encoding === 'latin1') return latin1
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let isBetweenCharacters = true
  return (chunk) => {
    if (isBetweenCharacters && chunk.length <= SHORT && chunk.every(isAscii)) {
      return String.fromCharCode(...chunk)
    }
    isBetweenCharacters = isAscii(chunk.at(-1) ?? 0x80)
    return decoder.decode(chunk, { stream: true })
  }
}

function latin1(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
}

function isAscii(byte: number): boolean {
  return byte < 0x80
}
