/** A token of a user who may view devices, and nothing that they refer to. */
export const devicesOnly = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'

/** A token of a user who may view what a load by default needs, but for addresses. */
export const withoutAddresses = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

/** A token of a user who may view no more than a load by default needs. */
export const enoughToLoad = 'ffffffffffffffffffffffffffffffffffffffff'

/** What that is. */
const needed = [
  ...['dcim.device', 'dcim.devicetype', 'dcim.location', 'dcim.manufacturer', 'dcim.platform'],
  ...['dcim.rack', 'dcim.virtualchassis', 'extras.role', 'extras.status', 'extras.tag'],
  ...['tenancy.tenant', 'virtualization.cluster'],
]

/** Tokens that only the real server knows: the fake has no permissions. */
export const tokensOfTests: readonly object[] = [
  { value: devicesOnly, user: 'viewer', viewsOnly: ['dcim.device'] },
  { value: withoutAddresses, user: 'reader', viewsOnly: needed },
  { value: enoughToLoad, user: 'loader', viewsOnly: [...needed, 'ipam.ipaddress'] },
]
