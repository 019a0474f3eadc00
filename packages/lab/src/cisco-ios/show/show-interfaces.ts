import { formatClock } from '../../ios-like/clock.ts'
import { type ConfigLine, childOf } from '../../ios-like/configuration/configuration.ts'
import type { IosDevice } from '../ios-device.ts'

/** One interface as the `show` commands see it. */
interface InterfaceView {
  readonly name: string
  readonly address: string | undefined
  readonly mask: string | undefined
  readonly description: string | undefined
  readonly shutdown: boolean
}

/** `show ip interface brief`, in the columns of IOS 15. */
export function showIpInterfaceBrief(device: IosDevice): string {
  const header = briefRow(['Interface', 'IP-Address', 'OK?', 'Method', 'Status', 'Protocol'])
  const rows = views(device).map(({ name, address, shutdown }) =>
    briefRow([
      name,
      address ?? 'unassigned',
      'YES',
      address === undefined ? 'unset' : 'NVRAM',
      shutdown ? 'administratively down' : 'up',
      shutdown ? 'down' : 'up',
    ]),
  )
  return `${[header, ...rows].join('\n')}\n`
}

/**
 * `show interfaces`: the lines up to the counters, which stay at zero.
 *
 * @param name - Only this interface, in full; all when `undefined`.
 * @returns `undefined` when there is no such interface.
 */
export function showInterfaces(device: IosDevice, name?: string): string | undefined {
  const chosen = views(device).filter((view) => name === undefined || view.name === name)
  if (chosen.length === 0) return undefined
  return chosen.map((view) => describe(device, view)).join('')
}

/** `show interfaces description`. */
export function showInterfacesDescription(device: IosDevice): string {
  const row = (cells: readonly [string, string, string, string]): string =>
    `${cells[0].padEnd(31)}${cells[1].padEnd(15)}${cells[2].padEnd(9)}${cells[3]}`.trimEnd()
  const rows = views(device).map(({ name, shutdown, description }) =>
    row([
      name.replace('GigabitEthernet', 'Gi').replace('Loopback', 'Lo').replace('Vlan', 'Vl'),
      shutdown ? 'admin down' : 'up',
      shutdown ? 'down' : 'up',
      description ?? '',
    ]),
  )
  return `${[row(['Interface', 'Status', 'Protocol', 'Description']), ...rows].join('\n')}\n`
}

function briefRow(cells: readonly string[]): string {
  const widths = [27, 16, 4, 7, 22, 8]
  return cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('')
}

function describe(device: IosDevice, view: InterfaceView): string {
  const cleared = device.countersClearedAt
  const lines = [
    `${view.name} is ${view.shutdown ? 'administratively down' : 'up'}, line protocol is ${view.shutdown ? 'down' : 'up'}`,
    `  Hardware is ${/^[FGT]/.test(view.name) ? 'iGbE' : view.name.replace(/\d.*/, '')}`,
    ...(view.description === undefined ? [] : [`  Description: ${view.description}`]),
    ...(view.address === undefined
      ? []
      : [`  Internet address is ${view.address}/${prefixLength(view.mask)}`]),
    '  MTU 1500 bytes, BW 1000000 Kbit/sec, DLY 10 usec,',
    '     reliability 255/255, txload 1/255, rxload 1/255',
    '  Encapsulation ARPA, loopback not set',
    `  Last clearing of "show interface" counters ${cleared === undefined ? 'never' : formatClock(cleared)}`,
    '     0 packets input, 0 bytes, 0 no buffer',
    '     0 packets output, 0 bytes, 0 underruns',
  ]
  return `${lines.join('\n')}\n`
}

function views(device: IosDevice): readonly InterfaceView[] {
  return device.running.startingWith('interface ').map(view)
}

function view(section: ConfigLine): InterfaceView {
  const [address, mask] =
    /^ip address (\S+) (\S+)/.exec(childOf(section, 'ip address')?.text ?? '')?.slice(1) ?? []
  return {
    name: section.id.slice('interface '.length),
    address,
    mask,
    description: childOf(section, 'description')?.text.slice('description '.length),
    shutdown: childOf(section, 'shutdown') !== undefined,
  }
}

function prefixLength(mask = ''): number {
  const bits = mask.split('.').map((part) => Number(part).toString(2))
  return bits.join('').replaceAll('0', '').length
}
