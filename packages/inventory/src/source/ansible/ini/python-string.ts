/** A string of Python, read. */
export interface PythonString {
  readonly value: string
  /** Whether it is one of bytes, which do not go together with texts. */
  readonly isBytes: boolean
  readonly next: number
}

const OPENING = /(u|b|r|br|rb)?('''|"""|'|")/iy
const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gsu
const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * Reads the string that starts at a place; its quotes may be tripled, its prefix `b`, `r`, `u` or `br`.
 *
 * @returns Undefined when there is none, or none that is right; one of bytes must be UTF-8, as Ansible makes text of it.
 */
export function stringAt(text: string, at: number): PythonString | undefined {
  OPENING.lastIndex = at
  const [opening, prefix = '', quote = ''] = OPENING.exec(text) ?? []
  if (opening === undefined) return undefined
  const start = at + opening.length
  const close = closingQuote(text, start, quote)
  if (close === undefined) return undefined
  const isBytes = /b/i.test(prefix)
  const body = text.slice(start, close)
  const value = decode(body, { isBytes, isRaw: /r/i.test(prefix) })
  return value === undefined ? undefined : { value, isBytes, next: close + quote.length }
}

function closingQuote(text: string, start: number, quote: string): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++
    else if (text.startsWith(quote, at)) return at
  }
  return undefined
}

interface Encoding {
  readonly isBytes: boolean
  readonly isRaw: boolean
}

function decode(body: string, { isBytes, isRaw }: Encoding): string | undefined {
  if (isBytes && /[^\0-\x7f]/.test(body)) return undefined
  // Names of characters would need a table of all of them.
  if (!isRaw && !isBytes && body.includes('\\N{')) return undefined
  try {
    const value = isRaw ? body : body.replace(ESCAPE, (...match) => unescaped(match, isBytes))
    return isBytes
      ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'))
      : value
  } catch {
    return undefined // bytes that are no UTF-8, a code point that does not exist
  }
}

function unescaped(match: readonly string[], isBytes: boolean): string {
  const [whole = '', octal, hex, short, long, sign = ''] = match
  if (octal !== undefined)
    return String.fromCodePoint(Number.parseInt(octal, 8) % (isBytes ? 256 : 512))
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
  const code = short ?? long
  if (code !== undefined) return isBytes ? whole : String.fromCodePoint(Number.parseInt(code, 16))
  return Object.hasOwn(SIMPLE, sign) ? (SIMPLE[sign] ?? whole) : whole
}
