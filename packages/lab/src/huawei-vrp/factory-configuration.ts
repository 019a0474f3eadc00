import { toByteString } from '../terminal/byte-string.ts'
import { ConfigGrammar, type View } from './configuration/read-config-line.ts'
import { type Change, VrpConfiguration } from './configuration/vrp-configuration.ts'
import type { VrpRelease } from './vrp-release.ts'

/** One interface that a device has from the start. */
export interface VrpInterface {
  /** In full, e.g. `GE1/0/0`. */
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

/** What a simulated VRP device is made of. */
export interface VrpDeviceOptions {
  /** Its name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Default: a management port with 192.0.2.1/24 and two ports, shut down. */
  readonly interfaces?: readonly VrpInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Further commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reboots. */
  readonly onReload: () => void
}

/** What a device has configured when it is new. */
export function factoryConfiguration(
  options: VrpDeviceOptions,
  release: VrpRelease,
): VrpConfiguration {
  const { username = 'admin', password = 'admin' } = options
  const interfaces = options.interfaces ?? release.interfaces.map(defaultInterface)
  return new VrpConfiguration().apply(
    readAll(new ConfigGrammar(release), [
      `sysname ${toByteString(options.hostname)}`,
      'stelnet server enable',
      `ssh user ${username}`,
      `ssh user ${username} authentication-type password`,
      `ssh user ${username} service-type stelnet`,
      'aaa',
      `local-user ${username} password irreversible-cipher ${password}`,
      `local-user ${username} privilege level 15`,
      `local-user ${username} service-type ssh`,
      ...interfaces.flatMap(interfaceLines),
      'user-interface vty 0 4',
      'authentication-mode aaa',
      'protocol inbound ssh',
    ]),
  )
}

function defaultInterface(name: string, index: number): VrpInterface {
  return index === 0 ? { name, address: '192.0.2.1' } : { name, shutdown: true }
}

function interfaceLines(one: VrpInterface): readonly string[] {
  const { name, address, mask = '255.255.255.0', description, shutdown } = one
  return [
    `interface ${name}`,
    ...(description === undefined ? [] : [`description ${toByteString(description)}`]),
    ...(shutdown === true ? ['shutdown'] : []),
    ...(address === undefined ? [] : [`ip address ${address} ${mask}`]),
  ]
}

/** Lines as a user would type them. @throws Error when one is wrong: a mistake in the lab or in its options. */
function readAll(grammar: ConfigGrammar, lines: readonly string[]): readonly Change[] {
  let views: readonly View[] = []
  return lines.map((line) => {
    const read = grammar.read(views, line)
    if (read.kind !== 'line') throw new Error(`Not a line of a configuration: ${line}`)
    const outer = views.slice(0, read.depth)
    const path = [...outer.map((one) => one.line), read.line]
    views = read.opens === undefined ? outer : [...outer, { name: read.opens, line: read.line }]
    return { kind: read.change, path }
  })
}
