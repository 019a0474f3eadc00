import type { Look } from '../answer/look.ts'
import { Collection } from '../http/collection.ts'
import { Endpoints, type Listed, type Machines } from '../http/endpoints.ts'
import { text } from '../query/rule.ts'
import { deviceSubject, virtualMachineSubject } from './device.ts'
import { type Kind, kinds, numberOf, uuidOf } from './kind.ts'
import { deviceRules, virtualMachineRules } from './rules.ts'
import type { Subject } from './show.ts'
import { namedSubject, placeSubject, platformSubject, roleSubject, tagSubject } from './subjects.ts'
import { viewOf } from './view.ts'

/** Lays out the API of Nautobot. Filters that it does not know are refused, not ignored. */
export function layOutNautobot(look: Look, { devices, virtualMachines }: Machines): Endpoints {
  const { estate } = look
  const endpoints = new Endpoints()
  endpoints.add(
    kinds.device.path,
    {
      collection: devices,
      rules: deviceRules(estate),
      known: undefined,
      view: viewOf(deviceSubject, look),
    },
    (id) => numberOf('device', id),
  )
  endpoints.add(
    kinds.virtualMachine.path,
    {
      collection: virtualMachines,
      rules: virtualMachineRules(estate),
      known: undefined,
      view: viewOf(virtualMachineSubject, look),
    },
    (id) => numberOf('virtualMachine', id),
  )
  const add = <Item extends Listed>(
    kind: Kind,
    items: Item[],
    subject: (item: Item) => Subject | null,
  ): void =>
    endpoints.add(
      kinds[kind].path,
      {
        collection: new Collection(items),
        rules: { id: text(({ id }) => uuidOf(kind, id)), name: text(({ name }) => name) },
        known: undefined,
        view: viewOf((item) => subject(item) as Subject, look),
      },
      (id) => numberOf(kind, id),
    )
  add('site', estate.sites, (item) => placeSubject({ kind: 'site', item }))
  add('role', estate.roles, roleSubject)
  add('platform', estate.platforms, platformSubject)
  add('manufacturer', estate.manufacturers, (item) => namedSubject('manufacturer', item))
  add('tenant', estate.tenants, (item) => namedSubject('tenant', item))
  add('tag', estate.tags, tagSubject)
  return endpoints
}
