import type { Profile } from './profile.ts'

/** Names of filters per kind of machine. */
export interface KnownFilters {
  readonly devices: ReadonlySet<string>
  readonly virtualMachines: ReadonlySet<string>
}

/** The filters that the real server of a profile has, so that the fake does not pretend to. */
export function knownFilters(_profile: Profile): KnownFilters {
  return { devices: new Set(), virtualMachines: new Set() }
}
