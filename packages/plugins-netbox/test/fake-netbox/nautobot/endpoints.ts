import type { Look } from '../answer/look.ts'
import type { Estate } from '../estate/estate.ts'
import { Collection } from '../http/collection.ts'
import { Endpoints, type Listed, type Machines } from '../http/endpoints.ts'
import { customFieldSubject, isNautobotField } from './custom-field.ts'
import { deviceSubject, virtualMachineSubject } from './device.ts'
import { type Kind, kinds, numberOf, uuidOf } from './kind.ts'
import { deviceRules, virtualMachineRules } from './rules.ts'
import type { Subject } from './show.ts'
import {
  namedSubject,
  type Place,
  placeSubject,
  platformSubject,
  roleSubject,
  tagSubject,
} from './subjects.ts'
import { viewOf } from './view.ts'
import { identity, words } from './word-rules.ts'

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
        rules: { id: identity(({ id }) => uuidOf(kind, id)), name: words(({ name }) => name) },
        known: undefined,
        view: viewOf((item) => subject(item) as Subject, look),
      },
      (id) => numberOf(kind, id),
    )
  add('role', estate.roles, roleSubject)
  add('platform', estate.platforms, platformSubject)
  add('manufacturer', estate.manufacturers, (item) => namedSubject('manufacturer', item))
  add('tenant', estate.tenants, (item) => namedSubject('tenant', item))
  add('tag', estate.tags, tagSubject)
  add('customField', estate.customFields.filter(isNautobotField), customFieldSubject)
  const places = placesOf(estate)
  endpoints.add(
    kinds.site.path,
    {
      collection: new Collection(places),
      rules: { id: identity(({ place }) => placeId(place)), name: words(({ name }) => name) },
      known: undefined,
      view: viewOf(({ place }) => placeSubject(place), look),
    },
    (id) => places.find(({ place }) => placeId(place) === id)?.id,
  )
  return endpoints
}

interface ListedPlace extends Listed {
  readonly place: Place
}

/** Regions, sites and rooms in one list, in the order of their identities. */
function placesOf({ regions, sites, locations }: Estate): ListedPlace[] {
  const places: Place[] = [
    ...regions.map((item) => ({ kind: 'region', item }) as const),
    ...sites.map((item) => ({ kind: 'site', item }) as const),
    ...locations.map((item) => ({ kind: 'location', item }) as const),
  ]
  return places.map((place, index) => ({ id: index + 1, name: place.item.name, place }))
}

const placeId = ({ kind, item }: Place): string => uuidOf(kind, item.id)
