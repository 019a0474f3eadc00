import { isIPv6 } from 'node:net'

/** An address as groups of 16 bits: two for IPv4, eight for IPv6. */
export type AddressGroups = readonly number[]

/**
 * Reads an IP address. An IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is read as IPv4; a zone behind
 * `%` is not looked at.
 *
 * @param text - An address and nothing else.
 * @returns Undefined when it is none.
 */
export function parseAddress(text: string): AddressGroups | undefined {
  return text.includes(':') ? parseIPv6(text) : parseIPv4(text)
}

/** Numbers have no leading zeros, which some would read as octal. */
const OCTET = '(0|[1-9]\\d{0,2})'
const IPV4 = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`)

function parseIPv4(text: string): AddressGroups | undefined {
  const match = IPV4.exec(text)
  if (match === null) return undefined
  const [a, b, c, d] = [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])]
  if (a > 255 || b > 255 || c > 255 || d > 255) return undefined
  return [a * 256 + b, c * 256 + d]
}

function parseIPv6(text: string): AddressGroups | undefined {
  const [address = ''] = text.split('%') // behind it stands the zone, which is no part of the address
  if (!isIPv6(address)) return undefined
  const [left = '', right] = address.split('::')
  const head = groupsOf(left)
  const tail = groupsOf(right ?? '')
  const groups = [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail]
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  return isMapped ? groups.slice(6) : groups
}

/** The last part may be written as an IPv4 address. */
function groupsOf(text: string): AddressGroups {
  if (text === '') return []
  return text
    .split(':')
    .flatMap((part) => (part.includes('.') ? (parseIPv4(part) ?? []) : Number.parseInt(part, 16)))
}
