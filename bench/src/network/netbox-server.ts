import { startFakeNetBox } from '../../../packages/plugins-netbox/test/fake-netbox/fake-netbox.ts'
import { tokens } from '../../../packages/plugins-netbox/test/fake-netbox/http/tokens.ts'
import type { ProfileName } from '../../../packages/plugins-netbox/test/fake-netbox/profile.ts'
import { serveParent } from './child.ts'

/** What a server is asked for. */
export interface NetboxServerOptions {
  /** How many devices. */
  readonly devices: number
  /** Whose behaviour. */
  readonly profile: ProfileName
}

/** Where it is, and how to be let in. */
export interface NetboxServer {
  /** Its address. */
  readonly url: string
  /** A token that may view everything. */
  readonly token: string
}

serveParent<NetboxServerOptions, NetboxServer>(async (options) => {
  const { url } = await startFakeNetBox({ ...options, virtualMachines: 0 })
  return { url, token: tokens.v1 }
})
