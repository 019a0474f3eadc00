import { createHash } from 'node:crypto'

/** A word of a line, or a string in quotes. */
export interface Token {
  /** Without its quotes. */
  readonly text: string
  /** Whether it stood in quotes. */
  readonly isQuoted: boolean
  /** Where it begins, counted from 0. */
  readonly column: number
  /** Its columns, with its quotes. */
  readonly width: number
}

/** What a leaf or a key of a list can be. */
export interface ValueType {
  /** The value as it is shown; undefined when the token is none. */
  readonly read: (token: Token) => string | undefined
  /** The words that it can be, where they are few. */
  readonly words?: readonly string[] | undefined
}

/** A string; shown in quotes. */
export const string: ValueType = { read: ({ text }) => `"${text}"` }

/** A string that is stored as a hash; what looks like one stays. */
export const secret: ValueType = {
  read: ({ text }) => {
    const isHash = text.startsWith('$2y$')
    return `"${isHash ? text : `$2y$10$${createHash('sha256').update(text).digest('base64url')}`}"`
  },
}

/** A number. */
export function number(low: number, high: number): ValueType {
  return {
    read: ({ text }) =>
      /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high ? text : undefined,
  }
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): ValueType {
  return { words, read: ({ text }) => (words.includes(text) ? text : undefined) }
}

/** `enable` or `disable`. */
export const adminState: ValueType = oneOf('enable', 'disable')

/** An IPv4 address, without quotes. */
export const address: ValueType = { read: ({ text }) => (isAddress(text) ? text : undefined) }

/** An IPv4 address that is the key of a list; shown in quotes. */
export const quotedAddress: ValueType = {
  read: ({ text }) => (isAddress(text) ? `"${text}"` : undefined),
}

/** An IPv4 prefix. */
export const prefix: ValueType = {
  read: ({ text }) => {
    const [ip = '', length = '', ...rest] = text.split('/')
    const isPrefix =
      rest.length === 0 && isAddress(ip) && number(0, 32).read(word(length)) !== undefined
    return isPrefix ? text : undefined
  },
}

/** A port, e.g. `1/1/c1/1`. */
export const port: ValueType = {
  read: ({ text }) => (/^(?:[A-Z]|\d+)(?:\/c?\d+)+$/.test(text) ? text : undefined),
}

function isAddress(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => number(0, 255).read(word(part)) !== undefined)
}

function word(text: string): Token {
  return { text, isQuoted: false, column: 0, width: text.length }
}
