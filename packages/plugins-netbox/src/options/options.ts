import type { DefaultsData, GroupData } from '@nornir-ts/inventory'
import type { Secret, SecretLookup, SecretReference, SecretReferenceData } from '@nornir-ts/kernel'
import type { NetboxCacheOptions } from '../cache/cache-options.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import type { ExtraField } from '../dialect/dialect.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import type { AddressFrom } from '../host/address-of.ts'
import type { GroupBy } from '../host/group-names.ts'
import type { NamesFrom } from '../host/host-names.ts'
import type { PlatformFrom } from '../host/platform-of.ts'

/** How far loading is. */
export interface NetboxProgress {
  /** What is being read; `cache`: the copy on disk was. */
  readonly reading: ObjectKind | 'cache'
  /** How many so far. */
  readonly read: number
  /** How many there are. */
  readonly total: number
  /** How long ago the copy on disk agreed with the server, in milliseconds; only of `cache`. */
  readonly ageMs?: number | undefined
}

/** Which virtual machines are hosts. */
export interface MachineOptions {
  /** Filters of virtual machines; they have fewer than devices. */
  readonly filter: NetboxFilter
}

/** How a page that failed is tried again. */
export interface RetryOptions {
  /** How often it is tried in all. Default 5. */
  readonly attempts?: number | undefined
  /** The wait before the second try, in milliseconds; twice as long before each further one. Default 250. */
  readonly delayMs?: number | undefined
}

/** What NetBox and Nautobot have in common. */
export interface ServerOptions {
  /** Where the server is, e.g. `https://netbox.example`; with its path where it does not stand at the top. */
  readonly url: string
  /** API token that may view what is read, or where it is kept, e.g. `{ $env: 'NETBOX_TOKEN' }`. */
  readonly token: string | Secret | SecretReference | SecretReferenceData
  /** Looks up a token that is a reference. Default: `$env`, `$file` and `$exec`. */
  readonly secrets?: SecretLookup | undefined
  /** Which devices. Default: all. */
  readonly filter?: NetboxFilter | undefined
  /** Filters that cannot be checked, but that the server knows: those of its plugins, or of a newer version. */
  readonly allowFilters?: readonly string[] | undefined
  /** Whether virtual machines are hosts too: `true` with the same filter as devices, or with one of their own. Default: no. */
  readonly virtualMachines?: boolean | MachineOptions | undefined
  /** What is read beyond what every host has. Default: custom fields. */
  readonly include?: readonly ExtraField[] | undefined
  /** Names of platforms by what the server calls them, over those that are shipped. */
  readonly platforms?: Readonly<Record<string, string>> | undefined
  /** What hosts are grouped by, in the order in which they inherit. */
  readonly groupsBy?: readonly GroupBy[] | undefined
  /** Whether a virtual chassis is one host, its master, under its own name. Default: no. */
  readonly collapseVirtualChassis?: boolean | undefined
  /**
   * How hosts are named. `suffix`: those that share a name become `name__<id>`, those without one `unnamed__<id>`, and
   * there is a warning. `refuse`: that is an error. A function: names them itself. Default: `suffix`.
   */
  readonly names?: NamesFrom | undefined
  /** Where connection options stand in the config context, e.g. `nornir.connection_options`. Default: nowhere. */
  readonly connectionOptions?: string | undefined
  /** Groups beside those that are made; they win over one of the same name, key by key. */
  readonly groups?: Readonly<Record<string, GroupData>> | undefined
  /** The defaults: credentials, for example. */
  readonly defaults?: DefaultsData | undefined
  /** A copy on disk. Default: none. */
  readonly cache?: NetboxCacheOptions | undefined
  /** How many hosts are asked for at once; fewer where the server is slow. Default 500. */
  readonly pageSize?: number | undefined
  /** How many pages are asked for at once. Default 4. */
  readonly concurrency?: number | undefined
  /** How long one page may take, in milliseconds. Default 60 000. */
  readonly timeoutMs?: number | undefined
  /** How a page that failed is tried again. */
  readonly retry?: RetryOptions | undefined
  /** In place of the built-in `fetch`: one that goes through a proxy, for example. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Told how far loading is. */
  readonly onProgress?: ((progress: NetboxProgress) => void) | undefined
  /** Told what is odd but no error. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
}

/** Options of `netbox`. */
export interface NetboxOptions extends ServerOptions {
  /** Where platforms come from. Default: `slug`. */
  readonly platformFrom?: Exclude<PlatformFrom, 'network_driver'> | undefined
  /** Where addresses come from; of a list the first that a host has. Default: `primary`. */
  readonly address?: AddressFrom | undefined
}

/** Options of `nautobot`. */
export interface NautobotOptions extends Omit<ServerOptions, 'groupsBy'> {
  /** Where platforms come from. Default: `network_driver`. */
  readonly platformFrom?: Exclude<PlatformFrom, 'slug'> | undefined
  /** Where addresses come from; of a list the first that a host has. Default: `primary`. */
  readonly address?:
    | NautobotAddress
    | readonly NautobotAddress[]
    | ((device: NetboxDevice) => string | undefined)
    | undefined
  /** What hosts are grouped by, in the order in which they inherit. */
  readonly groupsBy?: readonly Exclude<GroupBy, 'site' | 'region' | 'site_group'>[] | undefined
}

/** Addresses that Nautobot has. */
export type NautobotAddress = 'primary' | 'primary4' | 'primary6'
