/** A Vault that the tests prepare: a fake, or a real server. */
export interface VaultUnderTest extends AsyncDisposable {
  /** Its URL. */
  readonly address: string
  /** A token that may do everything. */
  readonly rootToken: string
  /** Writes a secret of KV version 2, mounted at `secret`. Gives its version. */
  readonly put: (path: string, fields: Readonly<Record<string, unknown>>) => Promise<number>
  /** Makes a namespace with a secret of KV version 2, mounted at `secret`. */
  readonly putIn: (
    namespace: string,
    path: string,
    fields: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  /** Writes a secret of KV version 1, mounted at `old`. */
  readonly putOld: (path: string, fields: Readonly<Record<string, unknown>>) => Promise<void>
  /** Marks a version as deleted. */
  readonly remove: (path: string, version: number) => Promise<void>
  /** Destroys a version. */
  readonly destroy: (path: string, version: number) => Promise<void>
  /** A token that may read `net/` in both mounts, look itself up and renew itself. */
  readonly token: () => Promise<string>
  /** Revokes a token. */
  readonly revoke: (token: string) => Promise<void>
  /** An AppRole whose tokens may do the same. */
  readonly role: (options?: RoleOptions) => Promise<{ roleId: string; secretId: string }>
  /** Tokens that have been given to AppRoles since the start. */
  readonly logIns: () => Promise<number>
  /** Seals it. */
  readonly seal: () => Promise<void>
}

/** An AppRole. */
export interface RoleOptions {
  /** How long its tokens are good, in seconds. Default 3 600. */
  readonly ttlSeconds?: number
  /** How long they can be renewed to be, in seconds. Default: for ever. */
  readonly maxTtlSeconds?: number
  /** How often a secret ID can be used. Default: always. */
  readonly secretIdUses?: number
}
