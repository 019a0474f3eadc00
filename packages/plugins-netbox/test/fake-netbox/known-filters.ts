import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Profile } from './profile.ts'

/** Names of filters per kind of machine. */
export interface KnownFilters {
  readonly devices: ReadonlySet<string>
  readonly virtualMachines: ReadonlySet<string>
}

interface Description {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly parameters?: readonly { readonly name: string }[] } }>
  >
}

const file = join(import.meta.dirname, '../openapi/netbox-4.7.json')

/** What the older releases do not have yet. */
const younger: readonly { readonly since: number; readonly names: RegExp }[] = [
  { since: 43, names: /^tag_id/ },
  { since: 45, names: /^(owner|start_on_boot)/ },
  { since: 46, names: /^virtual_machine_type/ },
  { since: 47, names: /^(cooling_|tag(_id)?__any$)/ },
]

/** The filters that the real server of a profile has, so that the fake does not pretend to. */
export function knownFilters({ release }: Profile): KnownFilters {
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Description
  const namesAt = (path: string): ReadonlySet<string> =>
    new Set(
      paths[path]?.get.parameters
        ?.map(({ name }) => name)
        .filter((name) => !younger.some(({ since, names }) => release < since && names.test(name))),
    )
  return {
    devices: namesAt('/api/dcim/devices/'),
    virtualMachines: namesAt('/api/virtualization/virtual-machines/'),
  }
}
