import { byteDecoder, type Encoding } from '../terminal/byte-decoder.ts'

/** Size of the terminal, which players want to know. */
export interface RecordedTerminal {
  /** Width, in columns. */
  readonly columns: number
  /** Height, in lines. */
  readonly rows: number
}

/** How what passes becomes the bytes of a file. */
export interface LogFormat {
  /** What the file begins with. */
  readonly header: () => string
  /** Bytes of the device. */
  readonly received: (bytes: Uint8Array) => Uint8Array | string
  /** Text that was typed. */
  readonly sent: (text: string) => string
}

/** What a recording says of itself, and how it reads. */
export interface AsciicastOptions {
  /** Size of the terminal. */
  readonly terminal: RecordedTerminal
  /** Shown by players. */
  readonly title: string
  /** How the device encodes text; a recording is UTF-8. */
  readonly encoding: Encoding
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number
}

/** The bytes as they are. */
export function textFormat(): LogFormat {
  return {
    header: () => '',
    received: (bytes) => bytes,
    sent: (text) => text,
  }
}

/**
 * A recording for asciinema's players: a header line, then one line of JSON for each piece (asciicast v2,
 * docs.asciinema.org). A character of which only the first bytes came is left out.
 *
 * @param options - See {@link AsciicastOptions}.
 */
export function asciicastFormat({ terminal, title, encoding, now }: AsciicastOptions): LogFormat {
  const decode = byteDecoder(encoding)
  const startedAt = now()
  let elapsedMs = 0
  const event = (code: 'o' | 'i', text: string): string => {
    if (text === '') return ''
    // The clock may be set back; time in a recording only goes on.
    elapsedMs = Math.max(elapsedMs, now() - startedAt)
    return `${JSON.stringify([elapsedMs / 1_000, code, text])}\n`
  }
  return {
    header: () => {
      const timestamp = Math.floor(startedAt / 1_000)
      const { columns: width, rows: height } = terminal
      return `${JSON.stringify({ version: 2, width, height, timestamp, title })}\n`
    },
    received: (bytes) => event('o', decode(bytes)),
    sent: (text) => event('i', text),
  }
}
