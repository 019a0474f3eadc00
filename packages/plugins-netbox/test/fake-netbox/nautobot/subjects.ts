import { statuses } from '../answer/choice.ts'
import type {
  Address,
  Cluster,
  Device,
  DeviceType,
  Location,
  Named,
  Nested,
  Platform,
  Rack,
  Role,
  Site,
  Tag,
  VirtualChassis,
} from '../estate/estate.ts'
import { findById } from '../estate/find-by-id.ts'
import { timestamp } from '../estate/timestamp.ts'
import { type Subject, showInside } from './show.ts'

const plain = (item: Named): Record<string, unknown> => ({ name: item.name, description: '' })

/** A manufacturer, a tenant: a name and a description. */
export function namedSubject(kind: 'manufacturer' | 'tenant', item: Named | null): Subject | null {
  return item && { kind, ...item, display: item.name, fields: () => plain(item) }
}

/** A role. */
export function roleSubject(item: Role | null): Subject | null {
  return (
    item && {
      kind: 'role',
      ...item,
      display: item.name,
      fields: () => ({
        ...plain(item),
        color: item.color,
        weight: null,
      }),
    }
  )
}

/** A tag. */
export function tagSubject(item: Tag): Subject {
  return {
    kind: 'tag',
    ...item,
    display: item.name,
    fields: () => ({ ...plain(item), color: item.color }),
  }
}

const statusNames = Object.keys(statuses['virtualization.virtualmachine'])

/** A status, which is an object here. */
export function statusSubject(value: string): Subject {
  const labels: Readonly<Record<string, string>> = {
    ...statuses['dcim.device'],
    ...statuses['virtualization.virtualmachine'],
  }
  const name = labels[value] ?? value
  const place = statusNames.indexOf(value)
  return {
    kind: 'status',
    id: place < 0 ? statusNames.length + 1 : place + 1,
    display: name,
    lastUpdated: timestamp(0),
    fields: () => ({ name }),
  }
}

/** A platform, with the field that drivers are chosen by. */
export function platformSubject(item: Platform | null): Subject | null {
  return (
    item && {
      kind: 'platform',
      ...item,
      display: item.name,
      fields: (look) => ({
        name: item.name,
        network_driver: item.networkDriver,
        napalm_driver: '',
        napalm_args: null,
        description: '',
        manufacturer: showInside(namedSubject('manufacturer', item.manufacturer), look),
      }),
    }
  )
}

/** A model of devices. */
export function deviceTypeSubject(item: DeviceType): Subject {
  return {
    kind: 'deviceType',
    ...item,
    display: `${item.manufacturer.name} ${item.model}`,
    fields: (look) => ({
      subdevice_role: null,
      model: item.model,
      part_number: '',
      u_height: 1,
      is_full_depth: true,
      comments: '',
      manufacturer: showInside(namedSubject('manufacturer', item.manufacturer), look),
      device_family: null,
    }),
  }
}

/** What is a location here. */
export interface Place {
  readonly kind: 'region' | 'site' | 'location'
  readonly item: Nested | Site | Location
}

/** A region, a site or a location: all are locations, each of its own type. */
export function placeSubject({ kind, item }: Place): Subject {
  const types = ['region', 'site', 'location'] as const
  const parent = parentOf({ kind, item })
  return {
    kind,
    ...item,
    display: parent === null ? item.name : `${parent.display} → ${item.name}`,
    fields: (look) => ({
      ...plain(item),
      facility: '',
      asn: null,
      location_type: showInside(locationTypeSubject(types.indexOf(kind)), look),
      status: showInside(statusSubject('active'), look),
      parent: showInside(parent, look),
      tenant: null,
    }),
  }
}

const locationTypes = ['Region', 'Site', 'Room'] as const

/** Each type stands under the one before. */
function locationTypeSubject(place: number): Subject {
  const parent = place === 0 ? null : locationTypeSubject(place - 1)
  const name = locationTypes[place] ?? 'Other'
  return {
    kind: 'locationType',
    id: place + 1,
    display: parent === null ? name : `${parent.display} → ${name}`,
    lastUpdated: timestamp(0),
    fields: (look) => ({
      name,
      description: '',
      nestable: name !== 'Site',
      parent: showInside(parent, look),
    }),
  }
}

function parentOf({ kind, item }: Place): Subject | null {
  if (kind === 'site') {
    const { region } = item as Site
    return region && placeSubject({ kind: 'region', item: region })
  }
  const { parent } = item as Nested
  if (parent !== null) return placeSubject({ kind, item: parent })
  return kind === 'location' ? placeSubject({ kind: 'site', item: (item as Location).site }) : null
}

/** A rack. */
export function rackSubject(item: Rack | null): Subject | null {
  return item && { kind: 'rack', ...item, display: item.name, fields: () => ({ name: item.name }) }
}

/** A cluster. */
export function clusterSubject(item: Cluster | null): Subject | null {
  return (
    item && { kind: 'cluster', ...item, display: item.name, fields: () => ({ name: item.name }) }
  )
}

/** An address. */
export function addressSubject(item: Address | null): Subject | null {
  return (
    item && {
      kind: 'ipAddress',
      id: item.id,
      display: item.address,
      lastUpdated: timestamp(item.id),
      fields: (look) => ({
        type: 'host',
        ip_version: item.address.includes(':') ? 6 : 4,
        address: item.address,
        host: item.address.split('/')[0],
        mask_length: Number(item.address.split('/')[1]),
        dns_name: item.dnsName,
        description: '',
        status: showInside(statusSubject('active'), look),
        role: null,
        tenant: null,
        nat_inside: showInside(addressSubject(item.inside), look),
        ...(look.hasLists && {
          nat_outside_list: item.outside.map((outside) =>
            showInside(addressSubject(outside), { ...look, depth: 0 }),
          ),
        }),
      }),
    }
  )
}

/** A virtual chassis; `show` is how its master is shown. */
export function chassisSubject(
  item: VirtualChassis | null,
  show: (master: Device) => Subject,
): Subject | null {
  return (
    item && {
      kind: 'virtualChassis',
      ...item,
      display: item.name,
      fields: (look) => {
        const master = findById(look.estate.devices, item.masterId)
        return {
          name: item.name,
          domain: '',
          master: master === undefined ? null : showInside(show(master), look),
        }
      },
    }
  )
}
