import type { Row } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import type { SharedObjects } from '../device/shared-objects.ts'
import type { OrderById } from '../paging/walk-offsets.ts'
import type { ServerVersion } from '../version/server-version.ts'

/** What is asked for beyond what every host has. */
export type ExtraField =
  | 'config_context'
  | 'custom_fields'
  | 'local_context_data'
  | 'description'
  | 'comments'

/** Something whose members stand under others, e.g. regions. */
export interface TreeFields {
  /** Its list. */
  readonly path: string
  /** Where name and slug are. */
  readonly slug: string
  /** Refers to the one above. */
  readonly parent: string
}

/** What sets NetBox and Nautobot apart. */
export interface Dialect {
  /** For people. */
  readonly name: 'NetBox' | 'Nautobot'
  /** Where `api/status/` says the version. */
  readonly versionKey: string
  /** The oldest version that is read. */
  readonly oldest: readonly [major: number, minor: number]
  /** Orders a list by id. */
  readonly orderById: OrderById
  /** Whether lists can be read by `start`. */
  readonly hasCursor: (version: ServerVersion) => boolean
  /** Whether filters that the server does not know are ignored: then they are checked here. */
  readonly ignoresUnknownFilters: boolean
  /** Whether `fields=id` gives ids only, and `last_updated__gte` what has changed: then a cache can be brought up to date. */
  readonly canRefresh: boolean
  /** Parameters that say which fields are wanted. */
  readonly fields: (
    kind: ObjectKind,
    extra: ReadonlySet<ExtraField>,
    version: ServerVersion,
  ) => readonly (readonly [name: string, value: string])[]
  /** Fields that every host of an answer has, be they `null`. */
  readonly required: (
    kind: ObjectKind,
    extra: ReadonlySet<ExtraField>,
    version: ServerVersion,
  ) => readonly string[]
  /** Parameters for lists of hosts of which only the ids are wanted. */
  readonly ids: readonly (readonly [name: string, value: string])[]
  /** Parameters for lists other than those of hosts, of which a few fields are wanted. */
  readonly only: (fields: readonly string[]) => readonly (readonly [name: string, value: string])[]
  /** Reads a device or virtual machine. */
  readonly read: (row: Row, kind: ObjectKind, shared: SharedObjects) => NetboxDevice
  /** Where a region stands, etc.; what is not there cannot be grouped by. */
  readonly trees: Readonly<Partial<Record<TreeName, TreeFields>>>
  /** Lists to be read first, because hosts refer to what is in them by id only. */
  readonly seeds: readonly { readonly kind: string; readonly path: string }[]
}

/** What has parents. */
export type TreeName = 'region' | 'site_group' | 'location' | 'platform'

/** Lists of hosts; the same in both. */
export const paths: Readonly<Record<ObjectKind, string>> = {
  device: 'api/dcim/devices/',
  virtual_machine: 'api/virtualization/virtual-machines/',
}
