import { toByteString } from '../terminal/byte-string.ts'
import { setAll } from './configuration/merge.ts'
import { hashPassword } from './configuration/password-hash.ts'
import { Configuration } from './configuration/statement.ts'

/** One interface that a device has from the start. */
export interface JunosInterface {
  /** In full, e.g. `ge-0/0/0`. */
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

/** What a simulated Junos device is made of. */
export interface JunosDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Default: `ge-0/0/0` with 192.0.2.1/24, `ge-0/0/1`, `lo0` with 192.0.2.255/32. */
  readonly interfaces?: readonly JunosInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Files in `/var/tmp`, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of the file system of `/var`, in bytes. */
  readonly flashBytes?: number | undefined
  /** Further operational commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reboots. */
  readonly onReload: () => void
}

/** The release that the device says it runs. */
export const release = '21.4R3-S3.4'

const defaultInterfaces: readonly JunosInterface[] = [
  { name: 'ge-0/0/0', address: '192.0.2.1' },
  { name: 'ge-0/0/1', shutdown: true },
  { name: 'lo0', address: '192.0.2.255', mask: '255.255.255.255' },
]

/** What a device has configured when it comes up (the statements of a recorded configuration: scrapli, junos). */
export function factoryConfiguration(options: JunosDeviceOptions): Configuration {
  const { username = 'admin', password = 'admin', interfaces = defaultInterfaces } = options
  const lines = [
    `set version ${release}`,
    `set system host-name ${toByteString(options.hostname)}`,
    `set system root-authentication encrypted-password "${hashPassword(password)}"`,
    `set system services ssh`,
    `set system services netconf ssh`,
    `set system syslog user * any emergency`,
    `set system syslog file messages any any`,
    ...(username === 'root'
      ? []
      : [
          `set system login user ${username} uid 2000`,
          `set system login user ${username} class super-user`,
          `set system login user ${username} authentication encrypted-password "${hashPassword(password)}"`,
        ]),
    ...interfaces.flatMap(interfaceLines),
  ]
  const configuration = new Configuration()
  setAll(configuration, lines)
  return configuration
}

function interfaceLines({
  name,
  address,
  mask = '255.255.255.0',
  description,
  shutdown,
}: JunosInterface): readonly string[] {
  const start = `set interfaces ${name}`
  return [
    start,
    ...(description === undefined ? [] : [`${start} description "${toByteString(description)}"`]),
    ...(shutdown === true ? [`${start} disable`] : []),
    ...(address === undefined
      ? []
      : [`${start} unit 0 family inet address ${address}/${prefixLength(mask)}`]),
  ]
}

function prefixLength(mask: string): number {
  const bits = mask.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').replaceAll('0', '').length
}
