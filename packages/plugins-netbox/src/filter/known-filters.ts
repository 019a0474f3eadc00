import type { ObjectKind } from '../device/object-kind.ts'
import type { ServerVersion } from '../version/server-version.ts'
import { filterNames } from './filter-names.ts'

/** Filters that a version of NetBox has. */
export interface FiltersOfVersion {
  /** Their names, with those of their lookups. */
  readonly names: ReadonlySet<string>
  /** The version that they were taken from. */
  readonly version: string
}

const sets = new Map<string, ReadonlySet<string>>()

/**
 * The filters of a version: those of the newest known one that is not newer than it, for a filter that came later
 * would be ignored. A server that is older than all of them has those of the oldest.
 *
 * @param version - Of the server.
 * @param kind - Devices or virtual machines.
 */
export function knownFilters({ major, minor }: ServerVersion, kind: ObjectKind): FiltersOfVersion {
  const versions = Object.keys(filterNames).sort((one, other) => rank(one) - rank(other))
  const known = versions.findLast((one) => rank(one) <= major * 1_000 + minor) ?? versions[0]
  const version = known as keyof typeof filterNames
  const key = `${version} ${kind}`
  let names = sets.get(key)
  if (names === undefined) {
    names = new Set(filterNames[version][kind])
    sets.set(key, names)
  }
  return { names, version }
}

function rank(version: string): number {
  const [major, minor] = version.split('.').map(Number)
  return (major ?? 0) * 1_000 + (minor ?? 0)
}
