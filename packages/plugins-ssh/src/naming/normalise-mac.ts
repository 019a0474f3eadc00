/** The notations of six bytes: by two digits, by four, by six, in one; bytes between colons may lack a zero. */
const NOTATIONS: readonly RegExp[] = [
  /^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/,
  /^[0-9a-f]{1,2}(?:-[0-9a-f]{1,2}){5}$/,
  /^[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}$/,
  /^[0-9a-f]{6}[.:-][0-9a-f]{6}$/,
  /^[0-9a-f]{12}$/,
]

/**
 * A MAC address in one notation: `0011.2233.4455`, `00-11-22-33-44-55`, `0011-2233-4455`, `001122-334455`,
 * `001122334455` and `0:11:22:33:44:55` are `00:11:22:33:44:55`.
 *
 * It answers rather than throws, since where devices print MAC addresses they print other words, too
 * (`Incomplete`, `Router`), and whoever reads them wants to tell the two apart.
 *
 * @param text - As a device or a person wrote it. Blanks around it do not matter.
 * @returns Six bytes in lower case between colons; undefined when it is no MAC address.
 *
 * @example
 * ```ts
 * import { normaliseMac } from '@nornir-ts/plugins-ssh'
 *
 * normaliseMac('C4F7.D564.B716') // 'c4:f7:d5:64:b7:16'
 * normaliseMac('Incomplete') // undefined
 * ```
 */
export function normaliseMac(text: string): string | undefined {
  const lower = text.trim().toLowerCase()
  if (!NOTATIONS.some((notation) => notation.test(lower))) return undefined
  const groups = lower.split(/[.:-]/)
  const digits = groups
    .map((group) => (groups.length === 6 ? group.padStart(2, '0') : group))
    .join('')
  return digits.match(/../g)?.join(':')
}
