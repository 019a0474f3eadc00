import type { ObjectKind } from '../device/object-kind.ts'
import { isAtLeast, type ServerVersion } from '../version/server-version.ts'
import { filterNames } from './filter-names.ts'

/**
 * What the filter sets of NetBox have had since 4.0, of all that they have today. A filter that came later would be
 * ignored by an older server, so only these pass there.
 */
const LONG_KNOWN: ReadonlySet<string> = new Set(
  [
    'airflow asset_tag description face name serial status mac_address position vc_position vc_priority',
    'id created last_updated latitude longitude vcpus memory disk',
    'region region_id site_group site_group_id site site_id location_id rack_id tag q',
    'role role_id platform platform_id tenant tenant_id tenant_group tenant_group_id',
    'manufacturer manufacturer_id device_type device_type_id model virtual_chassis_id',
    'cluster cluster_id cluster_group cluster_group_id cluster_type cluster_type_id device device_id',
    'contact contact_group contact_role config_template_id parent_device_id local_context_data',
    'has_primary_ip has_oob_ip is_full_depth virtual_chassis_member',
    'created_by_request updated_by_request modified_by_request',
  ].flatMap((names) => names.split(' ')),
)
/** Of those in the list what came a little later, of one kind at least: the first 4.x that has it. */
const SINCE: Readonly<Record<ObjectKind, Readonly<Record<string, number>>>> = {
  device: { cluster_group: 1, cluster_group_id: 1, tag_id: 3 },
  virtual_machine: { serial: 1, tag_id: 3 },
}
/** Lookups that came later. */
const YOUNG_LOOKUPS: readonly string[] = ['regex', 'iregex', 'any']

const sets = new Map<string, ReadonlySet<string>>()

/**
 * The filters of a version: those of 4.7 for 4.7 and later; for older servers those of them that it is known to have.
 *
 * @param version - Of the server.
 * @param kind - Devices or virtual machines.
 */
export function knownFilters(version: ServerVersion, kind: ObjectKind): ReadonlySet<string> {
  const minor = isAtLeast(version, 4, 7) ? 7 : version.minor
  const key = `${minor} ${kind}`
  let names = sets.get(key)
  if (names === undefined) {
    const all = filterNames['4.7'][kind]
    names = new Set(minor === 7 ? all : all.filter((filter) => isLongKnown(filter, kind, minor)))
    sets.set(key, names)
  }
  return names
}

function isLongKnown(filter: string, kind: ObjectKind, minor: number): boolean {
  const [name = '', lookup = ''] = filter.split('__')
  if (YOUNG_LOOKUPS.includes(lookup)) return false
  const since = SINCE[kind][name]
  return since === undefined ? LONG_KNOWN.has(name) : minor >= since
}
