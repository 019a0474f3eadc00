import { toByteString } from '../terminal/byte-string.ts'
import { readConfigLine, type Section } from './configuration/read-config-line.ts'
import { hashSecret } from './configuration/secret-hash.ts'
import { type Change, XrConfiguration } from './configuration/xr-configuration.ts'

/** One interface that a device has from the start. */
export interface XrInterface {
  /** In full, e.g. `GigabitEthernet0/0/0/0`. */
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

/** What a simulated IOS XR device is made of. */
export interface XrDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Default: a management port with 192.0.2.1/24 and two Gigabit Ethernets, shut down. */
  readonly interfaces?: readonly XrInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Files on `disk0:`, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of `disk0:`, in bytes. */
  readonly flashBytes?: number | undefined
  /** Further exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly XrInterface[] = [
  { name: 'MgmtEth0/RP0/CPU0/0', address: '192.0.2.1' },
  { name: 'GigabitEthernet0/0/0/0', shutdown: true },
  { name: 'GigabitEthernet0/0/0/1', shutdown: true },
]

/** What a device has configured when it comes up. */
export function factoryConfiguration(options: XrDeviceOptions): XrConfiguration {
  const { username = 'admin', password = 'admin', interfaces = defaultInterfaces } = options
  return new XrConfiguration().apply(
    readAll([
      `hostname ${toByteString(options.hostname)}`,
      `username ${username}`,
      'group root-lr',
      'group cisco-support',
      `secret 10 ${hashSecret(password)}`,
      'line default',
      'exec-timeout 30 0',
      ...interfaces.flatMap(interfaceLines),
      'ssh server v2',
    ]),
  )
}

function interfaceLines(one: XrInterface): readonly string[] {
  const { name, address, mask = '255.255.255.0', description, shutdown } = one
  return [
    `interface ${name}`,
    ...(description === undefined ? [] : [`description ${toByteString(description)}`]),
    ...(address === undefined ? [] : [`ipv4 address ${address} ${mask}`]),
    ...(shutdown === true ? ['shutdown'] : []),
  ]
}

/** Lines as a user would type them. @throws Error when one is wrong: a mistake in the lab. */
function readAll(lines: readonly string[]): readonly Change[] {
  let sections: readonly Section[] = []
  return lines.map((line) => {
    const read = readConfigLine(sections, line)
    if (read.kind !== 'line') throw new Error(`Not a line of a configuration: ${line}`)
    const outer = sections.slice(0, read.depth)
    const path = [...outer.map((section) => section.line), ...read.lines]
    const last = path.at(-1)
    sections =
      read.opens === undefined || last === undefined
        ? outer
        : [...outer, { mode: read.opens, line: last }]
    return { kind: read.change, path }
  })
}
