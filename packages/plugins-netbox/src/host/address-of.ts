import type { NetboxDevice } from '../device/netbox-device.ts'

/** An address of a device: the primary one, that of a version, the out-of-band one, what the primary one is translated to. */
export type AddressName = 'primary' | 'primary4' | 'primary6' | 'oob' | 'nat'

/** Where a host's address comes from: the first of several that it has. */
export type AddressFrom =
  | AddressName
  | readonly AddressName[]
  | ((device: NetboxDevice) => string | undefined)

/**
 * The address of a host.
 *
 * @param device - The host.
 * @param from - Where it comes from.
 */
export function addressOf(device: NetboxDevice, from: AddressFrom): string | undefined {
  if (typeof from === 'function') return from(device)
  if (typeof from === 'string') return read(device, from)
  for (const name of from) {
    const address = read(device, name)
    if (address !== undefined) return address
  }
  return undefined
}

function read(
  { primaryIp, primaryIp4, primaryIp6, oobIp }: NetboxDevice,
  name: AddressName,
): string | undefined {
  switch (name) {
    case 'primary':
      return primaryIp?.address
    case 'primary4':
      return primaryIp4?.address
    case 'primary6':
      return primaryIp6?.address
    case 'oob':
      return oobIp?.address
    case 'nat':
      return primaryIp?.outside ?? primaryIp4?.outside ?? primaryIp6?.outside
  }
}
