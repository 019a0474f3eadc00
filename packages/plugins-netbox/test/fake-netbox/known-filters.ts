import type { KnownFilters } from './http/endpoints.ts'
import type { Profile } from './profile.ts'

/** The filters that the real server of a profile has, so that the fake does not pretend to. */
export function knownFilters(_profile: Profile): KnownFilters {
  return { devices: [], virtualMachines: [] }
}
