import { createHmac } from 'node:crypto'
import { matchesSshPattern } from '@nornir-ts/inventory'

const HASHED = /^\|1\|([^|]+)\|(.+)$/

/**
 * Tells whether the first field of a known_hosts line covers a name (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 *
 * A hashed field holds one name. Otherwise the field is a comma list of patterns with `*` and `?`,
 * where a match of a pattern behind `!` excludes the name whatever else matches.
 *
 * @param field - The field as it stands in the file.
 * @param name - A lower-case name: `host`, or `[host]:port` for a port other than 22.
 */
export function coversName(field: string, name: string): boolean {
  const hashed = HASHED.exec(field)
  if (hashed !== null) {
    const [, salt = '', hash] = hashed
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
  }
  let covered = false
  for (const pattern of field.toLowerCase().split(',')) {
    const negated = pattern.startsWith('!')
    if (!matchesSshPattern(name, negated ? pattern.slice(1) : pattern)) continue
    if (negated) return false
    covered = true
  }
  return covered
}

/** Whether a field names exactly one host in plain text, so that it can be looked up instead of searched. */
export function isPlainName(field: string): boolean {
  return !/[|,*?!]/.test(field)
}
