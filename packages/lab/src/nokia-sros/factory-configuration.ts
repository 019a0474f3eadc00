import { toByteString } from '../terminal/byte-string.ts'
import { readLine } from './configuration/read-line.ts'
import { SrosConfiguration } from './configuration/sros-configuration.ts'
import { tokenize } from './configuration/tokens.ts'

/** One interface that a device has from the start. */
export interface SrosInterface {
  /** E.g. `to-B`. */
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

/** What a simulated SR OS device is made of. */
export interface SrosDeviceOptions {
  /** Its name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Default: `system` with 192.0.2.1/24. */
  readonly interfaces?: readonly SrosInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Files on `cf3:`, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of `cf3:`, in bytes. */
  readonly flashBytes?: number | undefined
  /** Further commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reboots. */
  readonly onReload: () => void
}

/** What a device has configured when it comes up. */
export function factoryConfiguration(options: SrosDeviceOptions): SrosConfiguration {
  const { username = 'admin', password = 'admin' } = options
  const interfaces = options.interfaces ?? [{ name: 'system', address: '192.0.2.1' }]
  const user = `system security user-params local-user user "${username}"`
  const lines = [
    `system name "${toByteString(options.hostname)}"`,
    `${user} password "${password}"`,
    `${user} access console true`,
    'system security ssh server-admin-state enable',
    'port 1/1/c1/1 admin-state enable',
    ...interfaces.flatMap(interfaceLines),
  ]
  const changes = lines.map((line) => {
    const read = readLine(['configure'], tokenize(line))
    // a mistake in the lab or in its options
    if (read.kind !== 'line') throw new Error(`Not a line of a configuration: ${line}`)
    return { kind: 'set' as const, entries: read.entries }
  })
  return new SrosConfiguration().apply(changes)
}

function interfaceLines(one: SrosInterface): readonly string[] {
  const { name, address, mask = '255.255.255.0', description, shutdown } = one
  const start = `router interface "${name}"`
  const bits = mask.split('.').map((part) => Number(part).toString(2))
  const length = bits.join('').replaceAll('0', '').length
  return [
    `${start} admin-state ${shutdown === true ? 'disable' : 'enable'}`,
    ...(description === undefined ? [] : [`${start} description "${toByteString(description)}"`]),
    ...(address === undefined
      ? []
      : [`${start} ipv4 primary address ${address} prefix-length ${length}`]),
  ]
}
