import { toByteString } from '../terminal/byte-string.ts'
import { readLine, wordsOf } from './configuration/read-line.ts'
import { SrlConfiguration } from './configuration/srl-configuration.ts'

/** One interface that a device has from the start. */
export interface SrlInterface {
  /** E.g. `ethernet-1/1`. */
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

/** What a simulated SR Linux device is made of. */
export interface SrlDeviceOptions {
  /** Its name. */
  readonly hostname: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default: `mgmt0` with 192.0.2.1/24. */
  readonly interfaces?: readonly SrlInterface[] | undefined
  /** Shown at log-in. */
  readonly motd?: string | undefined
  /** Further commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
}

/** What a device has configured when it comes up. */
export function factoryConfiguration(options: SrlDeviceOptions): SrlConfiguration {
  const interfaces = options.interfaces ?? [{ name: 'mgmt0', address: '192.0.2.1' }]
  const lines = [
    ...interfaces.flatMap(interfaceLines),
    `system name host-name ${toByteString(options.hostname)}`,
    // Since release 23.10 each SSH server has a name (Nokia's srl_nokia-ssh.yang).
    'system ssh-server mgmt admin-state enable network-instance mgmt',
  ]
  const edits = lines.map((line) => {
    const read = readLine([], wordsOf(line))
    // a mistake in the lab or in its options
    if (read.kind !== 'place') throw new Error(`${read.message.trimEnd()}: ${line}`)
    return { kind: 'set' as const, entries: read.entries }
  })
  return new SrlConfiguration().with(edits)
}

function interfaceLines(one: SrlInterface): readonly string[] {
  const { name, address, mask = '255.255.255.0', description, shutdown } = one
  const start = `interface ${name}`
  const bits = mask.split('.').map((part) => Number(part).toString(2))
  const length = bits.join('').replaceAll('0', '').length
  return [
    `${start} admin-state ${shutdown === true ? 'disable' : 'enable'}`,
    ...(description === undefined ? [] : [`${start} description "${toByteString(description)}"`]),
    ...(address === undefined
      ? []
      : [`${start} subinterface 0 ipv4 admin-state enable address ${address}/${length}`]),
  ]
}
