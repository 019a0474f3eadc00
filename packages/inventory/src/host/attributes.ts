import type { Secret, SecretReference } from '@nornir-ts/kernel'

/** What is needed to reach a device: address and credentials. */
export interface Attributes {
  /** Name or address to connect to. */
  hostname: string | undefined
  /** TCP port, 0 to 65 535. */
  port: number | undefined
  /** User to log in as. */
  username: string | undefined
  /** Password to log in with, or where it is kept. */
  password: Secret | SecretReference | undefined
  /** Name of the platform, e.g. `cisco_ios`. */
  platform: string | undefined
}

/** What one level of the inventory says about one kind of connection; unset fields fall through. */
export interface ConnectionOptions extends Attributes {
  /**
   * Options of the connection plugin; they replace those of lower levels as a whole. At load, texts
   * under keys that name a secret (`enableSecret`, `passphrase`, `api_token`) become a `Secret`.
   */
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
export interface UnresolvedParameters extends Readonly<Attributes> {
  /**
   * Options of the connection plugin: the first level that has any gives them all. A copy; secrets may
   * be references, written as in the files; a text under a key that names a secret is a `Secret`.
   */
  readonly extras: Readonly<Record<string, unknown>>
  /** Names under `connection_options` that had something to say: the connection's own, then its aliases. */
  readonly optionsFrom: readonly string[]
}

/** What a connection is opened with: {@link UnresolvedParameters} with the secrets in the place of references. */
export interface ConnectionParameters extends Readonly<Omit<Attributes, 'password'>> {
  /** Password to log in with. */
  readonly password: Secret | undefined
  /** Options of the connection plugin; what was a reference, or stands under a key that names a secret, is a `Secret`. */
  readonly extras: Readonly<Record<string, unknown>>
}

/** Other names that one kind of connection goes by; given by the connection plugin. */
export interface ConnectionAliases {
  /** Names under `connection_options` that are read too; the connection's own name wins, then the first. */
  readonly connections?: readonly string[] | undefined
  /** Platforms by other names for them, e.g. `{ ios: 'cisco_ios' }`. */
  readonly platforms?: Readonly<Record<string, string>> | undefined
}
