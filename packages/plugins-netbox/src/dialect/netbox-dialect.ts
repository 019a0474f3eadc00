import type { Row } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { readAddress, readPrimary } from '../device/read-address.ts'
import { readChassis } from '../device/read-chassis.ts'
import { readCustomFields } from '../device/read-custom-fields.ts'
import type { SharedObjects } from '../device/shared-objects.ts'
import { isAtLeast } from '../version/server-version.ts'
import type { Dialect } from './dialect.ts'

const BOTH = [
  'id',
  'name',
  'status',
  'role',
  'platform',
  'tenant',
  'site',
  'cluster',
  'primary_ip',
  'primary_ip4',
  'primary_ip6',
  'tags',
  'serial',
  'last_updated',
]

const FIELDS: Readonly<Record<ObjectKind, readonly string[]>> = {
  device: [
    ...BOTH,
    'location',
    'rack',
    'device_type',
    'oob_ip',
    'virtual_chassis',
    'vc_position',
    'asset_tag',
  ],
  virtual_machine: BOTH,
}

/** Beside `fields`: up to 4.6 only this spares the server the rendering, from 4.7 on it is ignored. */
const WITHOUT_CONTEXT = ['exclude', 'config_context'] as const

const MODEL = { name: 'model', slug: 'slug' }

/** NetBox 4.0 and later: `fields=` came with it, and `role` for what was `device_role`. */
export const netboxDialect: Dialect = {
  name: 'NetBox',
  versionKey: 'netbox-version',
  oldest: [4, 0],
  orderById: ['ordering', 'id'],
  hasCursor: (version) => isAtLeast(version, 4, 6),
  ignoresUnknownFilters: true,
  canRefresh: true,
  fields: (kind, extra) => {
    const fields = ['fields', [...FIELDS[kind], ...extra].join(',')] as const
    return extra.has('config_context') ? [fields] : [fields, WITHOUT_CONTEXT]
  },
  required: (kind, extra, version) => {
    const isYoung = isAtLeast(version, 4, 1) || kind === 'device'
    // Virtual machines have one since 4.1.
    return [...FIELDS[kind], ...extra].filter((field) => isYoung || field !== 'serial')
  },
  ids: [['fields', 'id'], WITHOUT_CONTEXT],
  only: (fields) => [['fields', fields.join(',')]],
  read,
  trees: {
    region: { path: 'api/dcim/regions/', slug: 'slug', parent: 'parent' },
    site_group: { path: 'api/dcim/site-groups/', slug: 'slug', parent: 'parent' },
    location: { path: 'api/dcim/locations/', slug: 'slug', parent: 'parent' },
    platform: { path: 'api/dcim/platforms/', slug: 'slug', parent: 'parent' },
  },
  seeds: [],
}

function read(row: Row, kind: ObjectKind, shared: SharedObjects): NetboxDevice {
  const customFields = row.map('custom_fields')
  const type = row.row('device_type')
  const tags = row.rows('tags')
  const primaryIp4 = readAddress(row, 'primary_ip4')
  const primaryIp6 = readAddress(row, 'primary_ip6')
  return {
    kind,
    id: row.id,
    name: row.text('name'),
    status: row.choice('status'),
    role: shared.read(row, 'role'),
    platform: shared.read(row, 'platform'),
    tenant: shared.read(row, 'tenant'),
    site: shared.read(row, 'site'),
    location: shared.read(row, 'location'),
    rack: shared.read(row, 'rack'),
    cluster: shared.read(row, 'cluster'),
    deviceType: type && shared.of(type, 'device_type', MODEL),
    manufacturer: type && shared.read(type, 'manufacturer'),
    serial: row.text('serial'),
    assetTag: row.text('asset_tag'),
    primaryIp: readPrimary(row, [primaryIp4, primaryIp6]),
    primaryIp4,
    primaryIp6,
    oobIp: readAddress(row, 'oob_ip'),
    virtualChassis: readChassis(row),
    vcPosition: row.integer('vc_position'),
    tags: tags.length === 0 ? undefined : tags.map((tag) => shared.of(tag, 'tag')),
    customFields: customFields && readCustomFields(customFields),
    configContext: row.map('config_context'),
    localContext: row.map('local_context_data'),
    description: row.text('description'),
    comments: row.text('comments'),
    lastUpdated: row.text('last_updated'),
  }
}
