import type { JsonMap, NetboxId } from '../answer/row.ts'
import type { ObjectKind } from './object-kind.ts'

/** Something that devices refer to: a site, a role, a platform. */
export interface NetboxObject {
  /** Its id. */
  readonly id: NetboxId
  /** Its name. */
  readonly name: string
  /** What filters and names of groups go by; the name where there is no slug (racks, clusters, Nautobot). */
  readonly slug: string
}

/** A platform. */
export interface NetboxPlatform extends NetboxObject {
  /** Nautobot's `network_driver`. */
  readonly networkDriver?: string | undefined
}

/** An address of a device. */
export interface NetboxAddress {
  /** Its id. */
  readonly id: NetboxId
  /** Without its mask. */
  readonly address: string
  /** What it is translated to, by NAT; known from NetBox 4.6 on. */
  readonly outside?: string | undefined
}

/** The virtual chassis that a device is a member of. */
export interface NetboxChassis {
  /** Its id. */
  readonly id: NetboxId
  /** Its name. */
  readonly name: string
  /** Id of the member that speaks for all. */
  readonly masterId?: NetboxId | undefined
}

/** A device or virtual machine, as far as inventories go. What the server does not say is left out. */
export interface NetboxDevice {
  /** Which of both. */
  readonly kind: ObjectKind
  /** Its id: a number, a UUID in Nautobot. Devices and virtual machines are counted apart. */
  readonly id: NetboxId
  /** Its name; devices may have none, and the name of another site's. */
  readonly name?: string | undefined
  /** E.g. `active`. */
  readonly status?: string | undefined
  /** Role. */
  readonly role?: NetboxObject | undefined
  /** Platform. */
  readonly platform?: NetboxPlatform | undefined
  /** Tenant. */
  readonly tenant?: NetboxObject | undefined
  /** Site; Nautobot has locations only. */
  readonly site?: NetboxObject | undefined
  /** Location. */
  readonly location?: NetboxObject | undefined
  /** Rack. */
  readonly rack?: NetboxObject | undefined
  /** Cluster. */
  readonly cluster?: NetboxObject | undefined
  /** Device type; its `name` is the model. */
  readonly deviceType?: NetboxObject | undefined
  /** Manufacturer of the device type. */
  readonly manufacturer?: NetboxObject | undefined
  /** Serial number. */
  readonly serial?: string | undefined
  /** Asset tag. */
  readonly assetTag?: string | undefined
  /** What the server prefers of the next two. */
  readonly primaryIp?: NetboxAddress | undefined
  /** Primary IPv4 address. */
  readonly primaryIp4?: NetboxAddress | undefined
  /** Primary IPv6 address. */
  readonly primaryIp6?: NetboxAddress | undefined
  /** Out-of-band address. */
  readonly oobIp?: NetboxAddress | undefined
  /** Virtual chassis. */
  readonly virtualChassis?: NetboxChassis | undefined
  /** Position in it. */
  readonly vcPosition?: number | undefined
  /** Tags. */
  readonly tags?: readonly NetboxObject[] | undefined
  /** Custom fields; of selections the values, of objects `{ id, name, slug }`. */
  readonly customFields?: JsonMap | undefined
  /** The rendered config context. */
  readonly configContext?: JsonMap | undefined
  /** The device's own part of it. */
  readonly localContext?: JsonMap | undefined
  /** Description. */
  readonly description?: string | undefined
  /** Comments. */
  readonly comments?: string | undefined
  /** Time of its last change, ISO 8601. */
  readonly lastUpdated?: string | undefined
}
