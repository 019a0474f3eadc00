/**
 * Whether a link is there: `up`; `down`, for whatever reason; `disabled`, by whoever configures the device;
 * `error-disabled`, by the device itself; `''`, where it does not say.
 */
export type LinkStatus = 'up' | 'down' | 'disabled' | 'error-disabled' | ''

/** How both sides may send: `''`, where the device does not say. */
export type Duplex = 'full' | 'half' | 'auto' | ''

/**
 * The state of a link in one word for all vendors.
 *
 * @param text - What the device wrote: `connected`, `administratively down`, `xcvrAbsen`, or two words of Junos,
 *   of which the first is what is configured.
 */
export function linkStatusOf(text: string): LinkStatus {
  const lower = text.toLowerCase()
  if (lower === '') return ''
  if (/^err(?:or)?[- ]?dis|errdis|err-dis|flaperr|linkflape|^error-disabled/.test(lower))
    return 'error-disabled'
  if (/^admin|^disabled|^down\s+(?:up|down)$|^shutdown/.test(lower)) return 'disabled'
  // A port that only watches others has a link, too; a trunk of Fibre Channel names its mode instead.
  return /^(?:up|connected|monitoring|trunking)\b/.test(lower) ? 'up' : 'down'
}

/**
 * The mode of an interface in one word for all vendors.
 *
 * @param text - What the device wrote: `a-full`, `Full`, `Auto`, `unconf`.
 */
export function duplexOf(text: string): Duplex {
  const [, mode] = /^(?:a-)?(full|half|auto)\b/.exec(text.toLowerCase()) ?? []
  return (mode as Duplex | undefined) ?? ''
}

/** What stands where others have the number of a VLAN, when it is not the word already. */
const PORT_MODES: readonly (readonly [RegExp, string])[] = [
  [/^in\s+\S/, 'member'],
  [/^(?:pvlan|pv|priv)\b/, 'private-vlan'],
  [/^f-path$/, 'fabricpath'],
  [/^unass/, ''],
]

/**
 * What a port does for VLANs, in one word for all vendors: `access`, `trunk`, `routed`, `member` (of a
 * port-channel), `private-vlan`, `fabricpath`; another word of the device in lower case; or `''`.
 *
 * @param text - What the device wrote in place of the number of a VLAN.
 */
export function portModeOf(text: string): string {
  const lower = text.toLowerCase()
  return PORT_MODES.find(([pattern]) => pattern.test(lower))?.[1] ?? lower
}
