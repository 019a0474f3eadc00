import { toByteString } from '../terminal/byte-string.ts'
import { FortiNode } from './configuration/forti-node.ts'

/** One interface that a device has from the start. */
export interface FortiInterface {
  /** E.g. `port1`. */
  readonly name: string
  /** E.g. `192.0.2.1`; without it no address is configured. */
  readonly address?: string | undefined
  /** Default `255.255.255.0`. */
  readonly mask?: string | undefined
  /** What the operator wrote about it. */
  readonly description?: string | undefined
  /** Default `false`. */
  readonly shutdown?: boolean | undefined
}

/** What a simulated FortiOS device is made of. */
export interface FortiDeviceOptions {
  /** Its name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Default: `port1` with 192.0.2.1/24, `port2` and `port3`. */
  readonly interfaces?: readonly FortiInterface[] | undefined
  /** Virtual domains beside `root`; undefined: it is not divided. */
  readonly vdoms?: readonly string[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Further commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** Cuts all connections: the device reboots. */
  readonly onReload: () => void
}

/** What a device has configured when it comes up. */
export function factoryConfiguration(options: FortiDeviceOptions): FortiNode {
  const { username = 'admin', password = 'admin' } = options
  const interfaces = options.interfaces ?? [
    { name: 'port1', address: '192.0.2.1' },
    { name: 'port2' },
    { name: 'port3' },
  ]
  const root = new FortiNode()
  root.section('system global').values.set('hostname', [toByteString(options.hostname)])
  for (const one of interfaces) {
    root.section('system interface').entries.set(one.name, interfaceNode(one))
  }
  const admin = new FortiNode()
  admin.values.set('accprofile', ['super_admin']).set('password', [password])
  root.section('system admin').entries.set(username, admin)
  return root
}

function interfaceNode(one: FortiInterface): FortiNode {
  const { address, mask = '255.255.255.0', description, shutdown } = one
  const node = new FortiNode()
  node.values.set('vdom', ['root'])
  if (address !== undefined) {
    node.values.set('ip', [address, mask]).set('allowaccess', ['ping', 'https', 'ssh'])
  }
  if (shutdown === true) node.values.set('status', ['down'])
  node.values.set('type', ['physical'])
  if (description !== undefined) node.values.set('description', [toByteString(description)])
  return node
}
