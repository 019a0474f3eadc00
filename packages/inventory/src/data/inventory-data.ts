import type { Secret, SecretReference, SecretReferenceData } from '@nornir-ts/kernel'

/** Address and credentials as they stand in a file; `null` is the same as leaving them out. */
export interface AttributesData {
  /** Name or address to connect to. */
  readonly hostname?: string | null | undefined
  /** TCP port, 0 to 65 535. */
  readonly port?: number | null | undefined
  /** User to log in as. */
  readonly username?: string | null | undefined
  /** Password to log in with, or where it is kept, e.g. `{ $env: 'NET_PASSWORD' }`. */
  readonly password?: string | Secret | SecretReference | SecretReferenceData | null | undefined
  /** Name of the platform, e.g. `cisco_ios`. */
  readonly platform?: string | null | undefined
}

/** Options of one connection as they stand in a file. */
export interface ConnectionOptionsData extends AttributesData {
  /** Options of the connection plugin; secrets among them may be references, at any depth. */
  readonly extras?: Readonly<Record<string, unknown>> | null | undefined
}

/** The defaults as they stand in a file. */
export interface DefaultsData extends AttributesData {
  /** Free data. */
  readonly data?: Readonly<Record<string, unknown>> | null | undefined
  /** Options by connection name. */
  readonly connection_options?:
    | Readonly<Record<string, ConnectionOptionsData | null>>
    | null
    | undefined
}

/** A group as it stands in a file. */
export interface GroupData extends DefaultsData {
  /** Names of the parent groups; earlier ones win. */
  readonly groups?: readonly string[] | null | undefined
}

/** A host as it stands in a file. */
export type HostData = GroupData

/** A whole inventory: plain data in the shape of Nornir's `hosts.yaml`, `groups.yaml` and `defaults.yaml`. */
export interface InventoryData {
  /** Hosts by name. */
  readonly hosts: Readonly<Record<string, HostData>>
  /** Groups by name. */
  readonly groups?: Readonly<Record<string, GroupData>> | null | undefined
  /** What holds where neither host nor groups say anything. */
  readonly defaults?: DefaultsData | null | undefined
}
