import { type InspectOptions, inspect } from 'node:util'
import type { Secret, SecretReference } from '@nornir-ts/kernel'
import type { DefaultsData } from '../data/inventory-data.ts'
import type { ConnectionOptions, OwnValues } from './attributes.ts'
import { ownToJSON } from './own-values.ts'

/** What holds where neither a host nor its groups say anything. Changes are seen by every host at once. */
export class Defaults implements OwnValues {
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
  /** Data that every host sees; a `null` here counts as missing. */
  readonly data: Record<string, unknown>
  /** Options by connection name. */
  readonly connectionOptions: Map<string, ConnectionOptions>

  /**
   * @param own - The values; the maps are taken over, not copied.
   */
  constructor(own: OwnValues) {
    this.hostname = own.hostname
    this.port = own.port
    this.username = own.username
    this.password = own.password
    this.platform = own.platform
    this.data = own.data
    this.connectionOptions = own.connectionOptions
  }

  /** The values in the shape of `defaults.yaml`, secrets redacted. */
  toJSON(): DefaultsData {
    return ownToJSON(this)
  }

  /** The values, secrets redacted, in `console.log` and error dumps. */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `Defaults ${inspect(this.toJSON(), options)}`
  }
}
