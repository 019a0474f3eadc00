/** Keys of an inventory: they are no secrets, and tell where one is. */
const KNOWN = new Set([
  'hosts',
  'groups',
  'defaults',
  'hostname',
  'port',
  'username',
  'password',
  'platform',
  'data',
  'connection_options',
  'extras',
])

/** White space, a text, a sign, or anything else. */
const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g
const maxTokens = 12

/**
 * What stands before a fault in a JSON text, with every text and number masked: any of them may be a
 * secret. What comes behind the fault is not shown at all, for nobody knows what it is.
 *
 * @param text - The whole text, well-formed up to the fault.
 * @param offset - Where the fault is, 0-based.
 */
export function jsonExcerpt(text: string, offset: number): string {
  const last: string[] = []
  let isCut = false
  for (const [token] of text.slice(0, offset).matchAll(TOKEN)) {
    if (token.trim() === '') continue
    last.push(token)
    if (last.length > maxTokens) isCut = last.shift() !== undefined
  }
  const shown = last.map((token, at) => masked(token, last[at + 1] === ':'))
  return `${isCut ? '… ' : ''}${shown.join(' ')}`
}

function masked(token: string, isKey: boolean): string {
  if (/^[{}[\]:,]$/.test(token)) return token
  if (!token.startsWith('"')) return '…'
  return isKey && KNOWN.has(token.slice(1, -1)) ? token : '"…"'
}
