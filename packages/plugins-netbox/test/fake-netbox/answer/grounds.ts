import type {
  CustomField,
  Location,
  Named,
  Nested,
  Platform,
  Role,
  Site,
  Tag,
} from '../estate/estate.ts'
import { brief, depthOf, showParent } from './brief.ts'
import { apiUrl, displayUrl, type Field } from './look.ts'

type Fields<Item> = readonly Field<Item>[]

/** What every object of the API begins with. */
function head<Item extends { readonly id: number; readonly name: string }>(
  path: string,
): Field<Item>[] {
  return [
    { key: 'id', value: ({ id }) => id },
    { key: 'url', value: ({ id }, look) => apiUrl(look, path, id) },
    { key: 'display_url', value: ({ id }, look) => displayUrl(look, path, id) },
    { key: 'display', value: ({ name }) => name },
  ]
}

const name: Field<Named> = { key: 'name', value: (item) => item.name }
const slug: Field<Named> = { key: 'slug', value: (item) => item.slug }
const owner: Field<unknown> = { key: 'owner', value: () => null, from: 45 }

const fixed = (values: Readonly<Record<string, unknown>>): Field<unknown>[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: () => value }))

const tail: Fields<{ readonly lastUpdated: string }> = [
  ...fixed({ tags: [], custom_fields: {} }),
  { key: 'created', value: (item) => item.lastUpdated },
  { key: 'last_updated', value: (item) => item.lastUpdated },
]

const depth: Field<Nested> = { key: '_depth', value: depthOf }

/** A region or a group of sites. */
export function groupFields(path: string): Fields<Nested> {
  return [
    ...head<Nested>(path),
    name,
    slug,
    { key: 'parent', value: (item, look) => showParent(item, path, look) },
    ...fixed({ description: '' }),
    ...tail,
    ...fixed({ site_count: 0, prefix_count: 0 }),
    { key: 'comments', value: () => '', from: 43 },
    depth,
    owner,
  ]
}

/** A site. */
export const siteFields: Fields<Site> = [
  ...head<Site>('dcim/sites'),
  name,
  slug,
  ...fixed({ status: { value: 'active', label: 'Active' } }),
  { key: 'region', value: ({ region }, look) => nestedGroup(region, 'dcim/regions', look) },
  { key: 'group', value: ({ group }, look) => nestedGroup(group, 'dcim/site-groups', look) },
  ...fixed({
    tenant: null,
    facility: '',
    time_zone: null,
    description: '',
    physical_address: '',
    shipping_address: '',
    latitude: null,
    longitude: null,
  }),
  owner,
  ...fixed({ comments: '', asns: [] }),
  ...tail,
  ...fixed({ circuit_count: 0 }),
  { key: 'device_count', value: countDevices((device) => device.site) },
  ...fixed({ prefix_count: 0, rack_count: 1, virtualmachine_count: 0, vlan_count: 0 }),
]

/** A location. */
export const locationFields: Fields<Location> = [
  ...head<Location>('dcim/locations'),
  name,
  slug,
  { key: 'site', value: ({ site }, look) => brief(site, 'dcim/sites', look) },
  { key: 'parent', value: (item, look) => showParent(item, 'dcim/locations', look) },
  ...fixed({
    status: { value: 'active', label: 'Active' },
    tenant: null,
    facility: '',
    description: '',
  }),
  ...tail,
  ...fixed({ rack_count: 0, device_count: 0, prefix_count: 0 }),
  { key: 'comments', value: () => '', from: 43 },
  depth,
  owner,
]

/** A role of devices. */
export const roleFields: Fields<Role> = [
  ...head<Role>('dcim/device-roles'),
  name,
  slug,
  { key: 'color', value: ({ color }) => color },
  ...fixed({ vm_role: true, config_template: null }),
  { key: 'parent', value: (item, look) => showParent(item, 'dcim/device-roles', look), from: 43 },
  ...fixed({ description: '' }),
  ...tail,
  { key: 'device_count', value: countDevices((device) => device.role) },
  ...fixed({ virtualmachine_count: 0 }),
  { key: 'comments', value: () => '', from: 43 },
  { ...depth, from: 43 },
  owner,
]

/** A platform. */
export const platformFields: Fields<Platform> = [
  ...head<Platform>('dcim/platforms'),
  { key: 'parent', value: (item, look) => showParent(item, 'dcim/platforms', look), from: 44 },
  name,
  slug,
  {
    key: 'manufacturer',
    value: ({ manufacturer }, look) => brief(manufacturer, 'dcim/manufacturers', look),
  },
  ...fixed({ config_template: null, description: '' }),
  owner,
  { key: 'comments', value: () => '', from: 44 },
  ...tail,
  { key: 'device_count', value: countDevices((device) => device.platform) },
  ...fixed({ virtualmachine_count: 0 }),
  { ...depth, from: 44 },
]

/** A manufacturer. */
export const manufacturerFields: Fields<Named> = [
  ...head<Named>('dcim/manufacturers'),
  name,
  slug,
  ...fixed({ description: '' }),
  owner,
  { key: 'comments', value: () => '', from: 45 },
  ...tail,
  ...fixed({ devicetype_count: 0, inventoryitem_count: 0, platform_count: 0 }),
]

/** A tenant. */
export const tenantFields: Fields<Named> = [
  ...head<Named>('tenancy/tenants'),
  name,
  slug,
  ...fixed({ group: null, description: '' }),
  owner,
  ...fixed({ comments: '' }),
  ...tail,
  ...fixed({
    circuit_count: 0,
    device_count: 0,
    ipaddress_count: 0,
    prefix_count: 0,
    rack_count: 0,
    site_count: 0,
    virtualmachine_count: 0,
    vlan_count: 0,
    vrf_count: 0,
    cluster_count: 0,
  }),
]

/** A tag. */
export const tagFields: Fields<Tag> = [
  ...head<Tag>('extras/tags'),
  name,
  slug,
  { key: 'color', value: ({ color }) => color },
  ...fixed({ description: '', weight: 1000, object_types: [], tagged_items: 0 }),
  owner,
  ...tail.slice(2),
]

const types: Readonly<Record<CustomField['type'], string>> = {
  text: 'Text',
  longtext: 'Text (long)',
  integer: 'Integer',
  decimal: 'Decimal',
  boolean: 'Boolean (true/false)',
  date: 'Date',
  url: 'URL',
  json: 'JSON',
  select: 'Selection',
  multiselect: 'Multiple selection',
  object: 'Object',
  multiobject: 'Multiple objects',
}

/** A custom field. */
export const customFieldFields: Fields<CustomField> = [
  ...head<CustomField>('extras/custom-fields'),
  { key: 'object_types', value: ({ objectTypes }) => objectTypes },
  { key: 'type', value: ({ type }) => ({ value: type, label: types[type] }) },
  { key: 'related_object_type', value: ({ relatedObjectType }) => relatedObjectType ?? null },
  { key: 'data_type', value: ({ type }) => dataTypes[type] },
  { key: 'name', value: (item) => item.name },
  ...fixed({ label: '', group_name: '', description: '', required: false, unique: false }),
  ...fixed({ search_weight: 1000 }),
  {
    key: 'filter_logic',
    value: ({ filterLogic }) => ({
      value: filterLogic,
      label: { loose: 'Loose', exact: 'Exact', disabled: 'Disabled' }[filterLogic],
    }),
  },
  ...fixed({
    ui_visible: { value: 'always', label: 'Always' },
    ui_editable: { value: 'yes', label: 'Yes' },
    is_cloneable: false,
    default: null,
    related_object_filter: null,
    weight: 100,
    validation_minimum: null,
    validation_maximum: null,
    validation_regex: '',
  }),
  { key: 'choice_set', value: showChoiceSet },
  owner,
  ...fixed({ comments: '' }),
  ...tail.slice(2),
]

const dataTypes: Readonly<Record<CustomField['type'], string>> = {
  text: 'string',
  longtext: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'string',
  url: 'string',
  json: 'object',
  select: 'string',
  multiselect: 'array',
  object: 'object',
  multiobject: 'array',
}

function showChoiceSet(
  { id, name: own, choices }: CustomField,
  look: Parameters<typeof apiUrl>[0],
) {
  if (choices === undefined) return null
  return {
    id,
    url: apiUrl(look, 'extras/custom-field-choice-sets', id),
    display: own,
    name: own,
    description: '',
    choices_count: Object.keys(choices).length,
  }
}

function nestedGroup(item: Nested | null, path: string, look: Parameters<typeof apiUrl>[0]) {
  const shown = brief(item, path, look)
  return shown === null || item === null ? null : { ...shown, _depth: depthOf(item) }
}

function countDevices(
  of: (device: import('../estate/estate.ts').Device) => unknown,
): Field<object>['value'] {
  return (item, { estate }) => estate.devices.filter((device) => of(device) === item).length
}
