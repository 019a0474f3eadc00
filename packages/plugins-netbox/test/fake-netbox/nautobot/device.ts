import { displayOf } from '../answer/brief.ts'
import { renderContext } from '../answer/context.ts'
import type { CustomField, Device, Machine, VirtualMachine } from '../estate/estate.ts'
import { isNautobotField } from './custom-field.ts'
import { uuidOf } from './kind.ts'
import { type Depth, type Subject, showInside } from './show.ts'
import {
  addressSubject,
  chassisSubject,
  clusterSubject,
  deviceTypeSubject,
  namedSubject,
  type Place,
  placeSubject,
  platformSubject,
  rackSubject,
  roleSubject,
  statusSubject,
  tagSubject,
} from './subjects.ts'

/** A device. */
export function deviceSubject(device: Device): Subject {
  const [nearest] = placeOf(device)
  return {
    kind: 'device',
    id: device.id,
    display: device.name ?? displayOf(device).replace(`(${device.id})`, `(${machineId(device)})`),
    lastUpdated: device.lastUpdated,
    fields: (look) => ({
      face: null,
      ...contextFields(device),
      name: device.name,
      serial: device.serial,
      asset_tag: device.assetTag,
      position: device.position,
      device_redundancy_group_priority: null,
      vc_position: device.vcPosition,
      vc_priority: device.vcPriority,
      comments: device.comments,
      device_type: showInside(deviceTypeSubject(device.deviceType), look),
      ...machineFields(device, look),
      location: showInside(placeSubject(nearest), look),
      rack: showInside(rackSubject(device.rack), look),
      virtual_chassis: showInside(chassisSubject(device.virtualChassis, deviceSubject), look),
      ...(look.hasLists && {
        clusters: device.cluster === null ? [] : [showInside(clusterSubject(device.cluster), look)],
        software_image_files: [],
      }),
      device_redundancy_group: null,
      secrets_group: null,
      controller_managed_device_group: null,
      parent_bay: null,
      custom_fields: showCustomFields(device, 'dcim.device', look),
    }),
  }
}

/** Where a device is, from the narrowest to the widest. */
export function placeOf({ location, site }: Device): [Place, ...Place[]] {
  const locations = lineage(location).map((item) => ({ kind: 'location', item }) as const)
  const regions = lineage(site.region).map((item) => ({ kind: 'region', item }) as const)
  const places: Place[] = [...locations, { kind: 'site', item: site }, ...regions]
  return places as [Place, ...Place[]]
}

function lineage<Item extends { readonly parent: Item | null }>(item: Item | null): Item[] {
  return item === null ? [] : [item, ...lineage(item.parent)]
}

/** A virtual machine. */
export function virtualMachineSubject(machine: VirtualMachine): Subject {
  return {
    kind: 'virtualMachine',
    id: machine.id,
    display: machine.name ?? '',
    lastUpdated: machine.lastUpdated,
    fields: (look) => ({
      ...contextFields(machine),
      name: machine.name,
      vcpus: machine.vcpus,
      memory: machine.memory,
      disk: null,
      comments: machine.comments,
      ...machineFields(machine, look),
      cluster: showInside(clusterSubject(machine.cluster), look),
      ...(look.hasLists && { software_image_files: [] }),
      custom_fields: showCustomFields(machine, 'virtualization.virtualmachine', look),
    }),
  }
}

const contextFields = ({ localContext }: Machine): Record<string, unknown> => ({
  local_config_context_data: localContext,
  local_config_context_data_owner_object_id: null,
  local_config_context_schema: null,
  local_config_context_data_owner_content_type: null,
})

function machineFields(machine: Machine, look: Depth): Record<string, unknown> {
  return {
    status: showInside(statusSubject(machine.status), look),
    role: showInside(roleSubject(machine.role), look),
    tenant: showInside(namedSubject('tenant', machine.tenant), look),
    platform: showInside(platformSubject(machine.platform), look),
    primary_ip4: showInside(addressSubject(machine.primaryIp4), look),
    primary_ip6: showInside(addressSubject(machine.primaryIp6), look),
    software_version: null,
    tags: machine.tags.map((tag) => showInside(tagSubject(tag), look)),
  }
}

/** Selections are their values. */
function showCustomFields(
  machine: Machine,
  type: CustomField['objectTypes'][number],
  { estate }: Depth,
): Record<string, unknown> {
  return Object.fromEntries(
    estate.customFields
      .filter((field) => field.objectTypes.includes(type) && isNautobotField(field))
      .map(({ name }) => [name, machine.customFields[name] ?? null]),
  )
}

const isDevice = (machine: Machine): machine is Device => 'deviceType' in machine

/** What is shown only where `include=config_context` asks for it. */
export function included(machine: Machine, look: Depth): Record<string, unknown> {
  // A virtual machine is where its cluster is, and those of the estate are nowhere.
  const own = isDevice(machine) ? machine : { ...machine, site: null }
  return { config_context: renderContext(own, look.estate) }
}

/** The identity of a machine. */
export const machineId = (machine: Device | VirtualMachine): string =>
  uuidOf(machine.kind === 'device' ? 'device' : 'virtualMachine', machine.id)
