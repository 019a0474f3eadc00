import type { Secret } from '@nornir-ts/kernel'

/** What is needed to reach a device: address and credentials. */
export interface Attributes {
  /** Name or address to connect to. */
  hostname: string | undefined
  /** TCP port, 0 to 65 535. */
  port: number | undefined
  /** User to log in as. */
  username: string | undefined
  /** Password to log in with. */
  password: Secret | undefined
  /** Name of the platform, e.g. `cisco_ios`. */
  platform: string | undefined
}

/** What one level of the inventory says about one kind of connection; unset fields fall through. */
export interface ConnectionOptions extends Attributes {
  /** Options of the connection plugin; they replace those of lower levels as a whole. */
  extras: Readonly<Record<string, unknown>> | undefined
}

/** What a host, a group or the defaults say themselves, before inheritance. */
export interface OwnValues extends Attributes {
  /** Own data. */
  readonly data: Record<string, unknown>
  /** Own connection options by connection name. */
  readonly connectionOptions: Map<string, ConnectionOptions>
}

/** Address, credentials and options of one connection, resolved through host, groups and defaults. */
export interface ConnectionParameters extends Readonly<Attributes> {
  /** Options of the connection plugin: the first level that has any gives them all. A copy. */
  readonly extras: Readonly<Record<string, unknown>>
}
