import { isMap } from '@nornir-ts/kernel'
import type { Row } from '../answer/row.ts'
import type { NetboxDevice, NetboxObject } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { readAddress, readPrimary } from '../device/read-address.ts'
import { readChassis } from '../device/read-chassis.ts'
import { readCustomFields } from '../device/read-custom-fields.ts'
import type { ObjectFields, SharedObjects } from '../device/shared-objects.ts'
import { isAtLeast } from '../version/server-version.ts'
import type { Dialect, ExtraField } from './dialect.ts'

/** Since version 2 there are no slugs: everything goes by its name. */
const NAME: ObjectFields = { name: 'name', slug: 'name' }
const MODEL: ObjectFields = { name: 'model', slug: 'model' }

const BOTH = ['name', 'status', 'role', 'platform', 'tenant', 'primary_ip4', 'primary_ip6', 'tags']
const REQUIRED: Readonly<Record<ObjectKind, readonly string[]>> = {
  device: [...BOTH, 'location', 'rack', 'device_type', 'serial', 'asset_tag', 'virtual_chassis'],
  virtual_machine: [...BOTH, 'cluster'],
}

/** Nautobot 2.0 and later: locations took the place of sites and regions. */
export const nautobotDialect: Dialect = {
  name: 'Nautobot',
  versionKey: 'nautobot-version',
  oldest: [2, 0],
  orderById: ['sort', 'id'],
  hasCursor: () => false,
  // It answers 400 to what it does not know.
  ignoresUnknownFilters: false,
  canRefresh: false,
  fields: (_kind, extra, version) => [
    ['depth', '1'],
    ...(extra.has('config_context') ? [['include', 'config_context'] as const] : []),
    // Lists of other objects, but tags, are left out by default since 3.0: the clusters of devices.
    ...(isAtLeast(version, 3, 0) ? [['exclude_m2m', 'false'] as const] : []),
  ],
  required: (kind, extra, version) => [
    ...REQUIRED[kind],
    ...(kind === 'device' ? [isAtLeast(version, 3, 0) ? 'clusters' : 'cluster'] : []),
    ...['custom_fields', 'config_context'].filter((field) => extra.has(field as ExtraField)),
  ],
  ids: [['depth', '0']],
  only: () => [['depth', '0']],
  read,
  trees: { location: { path: 'api/dcim/locations/', slug: 'name', parent: 'parent' } },
  seeds: [
    { kind: 'manufacturer', path: 'api/dcim/manufacturers/' },
    { kind: 'tag', path: 'api/extras/tags/' },
  ],
}

/** Fields that refer to other objects, which are shown whole where the token may view them. */
const RELATED: readonly string[] = [
  ...['status', 'role', 'platform', 'tenant', 'location', 'rack', 'cluster', 'device_type'],
  ...['primary_ip4', 'primary_ip6', 'virtual_chassis'],
]

/** One of these is there where an object is shown whole. */
const NAMES: readonly string[] = ['name', 'model', 'address']

/** What the token may not view stays a reference, without a word: seen with 3.2. */
function refuseHidden(row: Row): void {
  for (const field of RELATED) {
    const value = row.raw(field)
    if (!isMap(value) || value['object_type'] === undefined) continue
    if (NAMES.some((name) => value[name] !== undefined)) continue
    const expected = `the fields of this ${value['object_type']}, which the token needs the permission to view`
    throw row.wrong(field, expected)
  }
}

function read(row: Row, kind: ObjectKind, shared: SharedObjects): NetboxDevice {
  refuseHidden(row)
  const customFields = row.map('custom_fields')
  const type = row.row('device_type')
  const tags = row.rows('tags')
  const primaryIp4 = readAddress(row, 'primary_ip4')
  const primaryIp6 = readAddress(row, 'primary_ip6')
  return {
    kind,
    id: row.id,
    name: row.text('name'),
    status: shared.read(row, 'status', NAME)?.name,
    role: shared.read(row, 'role', NAME),
    platform: shared.read(row, 'platform', NAME),
    tenant: shared.read(row, 'tenant', NAME),
    site: undefined,
    location: shared.read(row, 'location', NAME),
    rack: shared.read(row, 'rack', NAME),
    cluster: readCluster(row, shared),
    deviceType: type && shared.of(type, 'device_type', MODEL),
    manufacturer: type && shared.read(type, 'manufacturer', NAME),
    serial: row.text('serial'),
    assetTag: row.text('asset_tag'),
    primaryIp: readPrimary(row, [primaryIp4, primaryIp6]) ?? primaryIp6 ?? primaryIp4,
    primaryIp4,
    primaryIp6,
    oobIp: undefined,
    virtualChassis: readChassis(row),
    vcPosition: row.integer('vc_position'),
    tags: tags.length === 0 ? undefined : tags.map((tag) => shared.of(tag, 'tag', NAME)),
    customFields: customFields && readCustomFields(customFields),
    configContext: row.map('config_context'),
    localContext: row.map('local_config_context_data'),
    description: row.text('description'),
    comments: row.text('comments'),
    lastUpdated: row.text('last_updated'),
  }
}

/** A device may be in several since 3.0; the server lists them by name, and the first counts. */
function readCluster(row: Row, shared: SharedObjects): NetboxObject | undefined {
  if (!row.has('clusters')) return shared.read(row, 'cluster', NAME)
  const [first] = row.rows('clusters')
  return first && shared.of(first, 'cluster', NAME)
}
