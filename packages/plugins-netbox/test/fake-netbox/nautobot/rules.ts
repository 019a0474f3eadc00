import { statuses } from '../answer/choice.ts'
import type { Device, Estate, Machine, VirtualMachine } from '../estate/estate.ts'
import { Refusal } from '../http/refusal.ts'
import type { Rules } from '../query/filter-rules.ts'
import { flag, labels, number, type Rule, time } from '../query/rule.ts'
import { nautobotFieldRules } from './custom-field-rules.ts'
import { machineId, placeOf } from './device.ts'
import { type Kind, uuidOf } from './kind.ts'
import { identity, optionalWords, searched, words } from './word-rules.ts'

/** The filters of devices: names or identities, where NetBox has slugs and numbers. */
export function deviceRules(estate: Estate): Rules<Device> {
  return {
    ...machineRules<Device>(estate, 'dcim.device'),
    asset_tag: optionalWords((device) => device.assetTag),
    device_type: reference(
      'deviceType',
      (device) => [device.deviceType].map(({ id, model }) => ({ id, name: model })),
      estate.deviceTypes.map(({ id, model }) => ({ id, name: model })),
    ),
    manufacturer: reference(
      'manufacturer',
      (device) => [device.deviceType.manufacturer],
      estate.manufacturers,
    ),
    location: locationRule(estate),
    name: optionalWords((device) => device.name),
    serial: words((device) => device.serial),
    vc_position: number((device) => device.vcPosition),
    virtual_chassis: reference(
      'virtualChassis',
      (device) => one(device.virtualChassis),
      estate.virtualChassis,
    ),
    virtual_chassis_member: flag((device) => device.virtualChassis !== null),
    local_config_context_data: flag((device) => device.localContext !== null),
  }
}

/** The filters of virtual machines. */
export function virtualMachineRules(estate: Estate): Rules<VirtualMachine> {
  return {
    ...machineRules<VirtualMachine>(estate, 'virtualization.virtualmachine'),
    cluster: reference('cluster', (item) => one(item.cluster), estate.clusters),
  }
}

interface Called {
  readonly id: number
  readonly name: string
}

const one = <Item>(item: Item | null): Item[] => (item === null ? [] : [item])

function machineRules<Item extends Machine & (Device | VirtualMachine)>(
  estate: Estate,
  type: 'dcim.device' | 'virtualization.virtualmachine',
): Rules<Item> {
  const labelsOfStatus: Readonly<Record<string, string>> = statuses[type]
  const allStatuses = Object.values(labelsOfStatus).map((name, index) => ({ id: index + 1, name }))
  return {
    created: time((item) => item.created),
    has_primary_ip: flag((item) => item.primaryIp4 !== null || item.primaryIp6 !== null),
    id: identity(machineId),
    last_updated: time((item) => item.lastUpdated),
    name: words((item) => item.name),
    platform: reference('platform', (item) => one(item.platform), estate.platforms),
    q: searched((item) => item.name),
    role: reference('role', (item) => one(item.role), estate.roles),
    status: reference(
      'status',
      (item) => allStatuses.filter(({ name }) => name === labelsOfStatus[item.status]),
      allStatuses,
    ),
    tags: labels(
      (item) => item.tags.map(({ name }) => name),
      (value) => estate.tags.some(({ name }) => name === value),
      false,
    ),
    tenant: reference('tenant', (item) => one(item.tenant), estate.tenants),
    ...nautobotFieldRules(estate, type),
  }
}

/** Something by its name or its identity; `n` negates. */
function reference<Item>(
  kind: Kind,
  of: (item: Item) => readonly Called[],
  all: readonly Called[],
): Rule<Item> {
  const names = (item: Called): string[] => [item.name, uuidOf(kind, item.id)]
  const existing = new Set(all.flatMap(names))
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n') return undefined
    return (values, name) => {
      checkAll(values, name, existing)
      const test = (item: Item): boolean => {
        const own = of(item)
        if (own.length === 0) return values.includes('null')
        return own.some((named) => names(named).some((value) => values.includes(value)))
      }
      return lookup === 'n' ? (item) => !test(item) : test
    }
  }
}

/** A location with all that is in it. */
function locationRule(estate: Estate): Rule<Device> {
  const existing = new Set([
    ...estate.regions.flatMap(({ id, name }) => [name, uuidOf('region', id)]),
    ...estate.sites.flatMap(({ id, name }) => [name, uuidOf('site', id)]),
    ...estate.locations.flatMap(({ id, name }) => [name, uuidOf('location', id)]),
  ])
  return (lookup) => {
    if (lookup !== '' && lookup !== 'n') return undefined
    return (values, name) => {
      checkAll(values, name, existing)
      const test = (device: Device): boolean =>
        placeOf(device).some(
          ({ kind, item }) => values.includes(item.name) || values.includes(uuidOf(kind, item.id)),
        )
      return lookup === 'n' ? (device) => !test(device) : test
    }
  }
}

function checkAll(values: readonly string[], name: string, existing: ReadonlySet<string>): void {
  for (const value of values) {
    if (existing.has(value) || value === 'null') continue
    throw new Refusal(400, {
      [name]: [`Select a valid choice. ${value} is not one of the available choices.`],
    })
  }
}
