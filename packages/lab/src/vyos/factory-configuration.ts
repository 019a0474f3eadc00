import {
  type Changes,
  type Configuration,
  set,
  withChanges,
} from './configuration/configuration.ts'
import { readPath } from './configuration/read-path.ts'

/** One interface that a device has from the start. */
export interface VyosInterface {
  /** E.g. `eth0`. */
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

/** What a simulated VyOS device is made of. */
export interface VyosDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default: `eth0` with 192.0.2.1/24, `eth1`. */
  readonly interfaces?: readonly VyosInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Further operational commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reboots. */
  readonly onReload: () => void
}

/** Its ports: only these can be configured with success. */
export function portsOf({ interfaces = defaultInterfaces }: VyosDeviceOptions): readonly string[] {
  return interfaces.map(({ name }) => name)
}

const defaultInterfaces: readonly VyosInterface[] = [
  { name: 'eth0', address: '192.0.2.1' },
  { name: 'eth1', shutdown: true },
]

/** What a device has configured when it comes up (VyOS documentation, "Command Line Interface"). */
export function factoryConfiguration(options: VyosDeviceOptions): Configuration {
  const { hostname, username = 'admin', interfaces = defaultInterfaces } = options
  const changes: Changes = new Map()
  const empty: Configuration = new Map()
  const lines = [
    ...interfaces.flatMap(interfaceLines),
    ['interfaces', 'loopback', 'lo'],
    ['service', 'ssh', 'port', '22'],
    ['system', 'config-management', 'commit-revisions', '100'],
    ['system', 'host-name', hostname],
    ['system', 'login', 'user', username, 'authentication', 'encrypted-password', '$6$lab'],
  ]
  for (const words of lines) {
    const path = readPath(words)
    if (!('complaint' in path)) set(changes, empty, path)
  }
  return withChanges(empty, changes)
}

function interfaceLines(one: VyosInterface): readonly (readonly string[])[] {
  const { address, mask = '255.255.255.0', description, shutdown } = one
  const start = ['interfaces', 'ethernet', one.name]
  return [
    start,
    ...(description === undefined ? [] : [[...start, 'description', description]]),
    ...(shutdown === true ? [[...start, 'disable']] : []),
    ...(address === undefined ? [] : [[...start, 'address', `${address}/${prefixLength(mask)}`]]),
  ]
}

function prefixLength(mask: string): number {
  const bits = mask.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').replaceAll('0', '').length
}
