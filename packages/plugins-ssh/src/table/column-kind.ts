import { canonicalInterface } from '../naming/canonical-interface.ts'
import { normaliseMac } from '../naming/normalise-mac.ts'
import { addressFamilyOf, bgpStateOf } from './value/bgp-words.ts'
import { kilobitsOf, megabitsOf } from './value/bit-rate.ts'
import { duplexOf, linkStatusOf, portModeOf } from './value/link-words.ts'
import { macTypeOf } from './value/mac-type.ts'
import { routeProtocolOf } from './value/route-protocol.ts'
import { secondsOf } from './value/seconds.ts'

/** What devices write where they have nothing to say. */
const NOTHING = /^(?:-+|~+|n\/a)$/i

/** How the text of a column becomes one value for all vendors. What is not said stays `''`. */
const kinds = {
  /** As it is. */
  text: (text: string) => text,
  /** A whole number, in digits. */
  digits: (text: string) => /^\d+$/.exec(text)?.[0] ?? '',
  /** The number of a VLAN, or `all`. */
  vlan: (text: string) => text.toLowerCase(),
  /** An interface of the device itself. */
  interface: canonicalInterface,
  /** Several interfaces, each of which becomes a row of its own. */
  interfaces: canonicalInterface,
  /** What another device calls its port: an interface of whatever platform, a MAC address, or any text. */
  port: (text: string) => separatedMac(text) ?? canonicalInterface(text),
  /** A MAC address, or nothing. */
  mac: (text: string) => normaliseMac(text) ?? '',
  /** A MAC address, or any text. */
  'mac-or-text': (text: string) => separatedMac(text) ?? text,
  /** A time that has passed, in whole seconds. */
  seconds: secondsOf,
  /** A bit rate in kbit/s. */
  kilobits: kilobitsOf,
  /** A bit rate in Mbit/s, or `auto`. */
  megabits: megabitsOf,
  'link-status': linkStatusOf,
  duplex: duplexOf,
  'port-mode': portModeOf,
  'mac-type': macTypeOf,
  'bgp-state': bgpStateOf,
  'address-family': addressFamilyOf,
  'route-protocol': routeProtocolOf,
  /** Letters for what a neighbour can do, between commas. */
  capabilities: (text: string) =>
    text
      .replace(/[^A-Za-z]/g, '')
      .split('')
      .join(','),
} satisfies Readonly<Record<string, (text: string, platform: string) => string>>

/** What a column of a table holds, which says how its values become those of one vocabulary. */
export type ColumnKind = keyof typeof kinds

/**
 * A value of a column, as all vendors have it.
 *
 * @param kind - What the column holds.
 * @param text - What the device wrote.
 * @param platform - The device's platform.
 * @returns The value; `''` where the device wrote that it has none.
 */
export function normaliseValue(kind: ColumnKind, text: string, platform: string): string {
  const trimmed = text.trim()
  return NOTHING.test(trimmed) ? '' : kinds[kind](trimmed, platform)
}

/** Twelve hexadecimal digits without anything between them may be a serial number. */
function separatedMac(text: string): string | undefined {
  return /[.:-]/.test(text) ? normaliseMac(text) : undefined
}
