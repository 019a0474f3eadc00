/** What has an identity of its own: a number, and the time of its last change. */
export interface Entity {
  /** Primary key. */
  readonly id: number
  /** ISO 8601, as the real server prints it: in microseconds, without them where they are zero. */
  readonly lastUpdated: string
}

/** What has a name, and a slug to filter by. */
export interface Named extends Entity {
  readonly name: string
  readonly slug: string
}

/** What stands under one of its own kind. */
export interface Nested extends Named {
  readonly parent: Nested | null
}

/** A site in a region and a group of sites. */
export interface Site extends Named {
  readonly region: Nested | null
  readonly group: Nested | null
}

/** A part of a site. */
export interface Location extends Nested {
  readonly parent: Location | null
  readonly site: Site
}

/** A role of devices and virtual machines. */
export interface Role extends Nested {
  readonly parent: Role | null
  readonly color: string
}

/** What a device runs. */
export interface Platform extends Nested {
  readonly parent: Platform | null
  readonly manufacturer: Named | null
  /** Nautobot's field that drivers are chosen by. */
  readonly networkDriver: string
}

/** A model of a manufacturer. */
export interface DeviceType extends Entity {
  readonly manufacturer: Named
  readonly model: string
  readonly slug: string
}

/** A label. */
export interface Tag extends Named {
  readonly color: string
}

/** A rack of a site. */
export interface Rack extends Entity {
  readonly name: string
  readonly site: Site
}

/** What virtual machines run on. */
export interface Cluster extends Entity {
  readonly name: string
  readonly type: Named
}

/** An address; `outside` is what it is translated to, `inside` what it stands for. */
export interface Address {
  readonly id: number
  /** With its mask, e.g. `10.0.0.1/24`. */
  readonly address: string
  readonly dnsName: string
  readonly outside: readonly Address[]
  inside: Address | null
}

/** Several devices that act as one. */
export interface VirtualChassis extends Entity {
  readonly name: string
  /** Id of the member that speaks for all. */
  masterId: number | null
  readonly memberIds: number[]
}

/** Kinds of custom fields that the fake has. */
export type CustomFieldType =
  | 'text'
  | 'longtext'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'url'
  | 'json'
  | 'select'
  | 'multiselect'
  | 'object'
  | 'multiobject'

/** A field that the operators of the server added. */
export interface CustomField extends Entity {
  readonly name: string
  readonly type: CustomFieldType
  readonly objectTypes: readonly ('dcim.device' | 'virtualization.virtualmachine')[]
  /** Value → label, for selections. */
  readonly choices?: Readonly<Record<string, string>>
  /** For objects: which kind; the fake has sites only. */
  readonly relatedObjectType?: 'dcim.site'
  readonly filterLogic: 'loose' | 'exact' | 'disabled'
}

/** Data that applies to all hosts with one of what is named; an empty list applies to all. */
export interface ConfigContext extends Entity {
  readonly name: string
  readonly weight: number
  readonly regions: readonly Nested[]
  readonly sites: readonly Site[]
  readonly roles: readonly Role[]
  readonly platforms: readonly Platform[]
  readonly tags: readonly Tag[]
  readonly data: Readonly<Record<string, unknown>>
}

/** An entry of the log of changes. */
export interface Change {
  readonly id: number
  /** Entries have no name. */
  readonly name: null
  /** ISO 8601. */
  readonly time: string
  readonly action: 'create' | 'update' | 'delete'
  /** Whose, e.g. `dcim.site`. */
  readonly type: string
  readonly objectId: number
}

/** What devices and virtual machines share. */
export interface Machine extends Entity {
  readonly created: string
  readonly name: string | null
  readonly status: string
  readonly role: Role | null
  readonly platform: Platform | null
  readonly tenant: Named | null
  readonly site: Site | null
  readonly cluster: Cluster | null
  readonly primaryIp4: Address | null
  readonly primaryIp6: Address | null
  readonly serial: string
  readonly description: string
  readonly comments: string
  readonly localContext: Readonly<Record<string, unknown>> | null
  readonly tags: readonly Tag[]
  /** As they are stored: the value of a selection, the ids of objects. */
  readonly customFields: Readonly<Record<string, unknown>>
}

/** A device. */
export interface Device extends Machine {
  readonly kind: 'device'
  readonly role: Role
  readonly site: Site
  readonly deviceType: DeviceType
  readonly assetTag: string | null
  readonly location: Location | null
  readonly rack: Rack | null
  readonly position: number | null
  readonly oobIp: Address | null
  readonly virtualChassis: VirtualChassis | null
  readonly vcPosition: number | null
  readonly vcPriority: number | null
}

/** A virtual machine. */
export interface VirtualMachine extends Machine {
  readonly kind: 'virtual-machine'
  readonly vcpus: number | null
  readonly memory: number | null
}

/** All that a server holds. */
export interface Estate {
  readonly regions: Nested[]
  readonly siteGroups: Nested[]
  readonly sites: Site[]
  readonly locations: Location[]
  readonly racks: Rack[]
  readonly roles: Role[]
  readonly manufacturers: Named[]
  readonly deviceTypes: DeviceType[]
  readonly platforms: Platform[]
  readonly tenants: Named[]
  readonly tags: Tag[]
  readonly clusterTypes: Named[]
  readonly clusters: Cluster[]
  readonly virtualChassis: VirtualChassis[]
  readonly customFields: CustomField[]
  readonly configContexts: ConfigContext[]
  readonly addresses: Address[]
  /** In order of their ids. */
  readonly changes: Change[]
  /** In order of their ids. */
  readonly devices: Device[]
  /** In order of their ids. */
  readonly virtualMachines: VirtualMachine[]
}
