import { createHmac } from 'node:crypto'

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
    if (!matchesPattern(negated ? pattern.slice(1) : pattern, name)) continue
    if (negated) return false
    covered = true
  }
  return covered
}

/** Whether a field names exactly one host in plain text, so that it can be looked up instead of searched. */
export function isPlainName(field: string): boolean {
  return !/[|,*?!]/.test(field)
}

/**
 * Tells whether a pattern with `*` and `?` covers a whole text. It takes linear time, so that no line
 * of a file can stall a run: a regular expression could.
 *
 * @param pattern - As OpenSSH has it, without `!`.
 * @param name - The text.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let position = 0
  let afterStar = -1
  let resumeAt = 0
  let index = 0
  while (index < name.length) {
    const wanted = pattern[position]
    if (wanted === '*') {
      afterStar = ++position
      resumeAt = index
    } else if (wanted === '?' || (wanted !== undefined && wanted === name[index])) {
      position++
      index++
    } else if (afterStar >= 0) {
      position = afterStar
      index = ++resumeAt
    } else {
      return false
    }
  }
  while (pattern[position] === '*') position++
  return position === pattern.length
}
