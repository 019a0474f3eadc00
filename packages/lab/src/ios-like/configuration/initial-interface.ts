import { toByteString } from '../../terminal/byte-string.ts'
import type { Configuration } from './configuration.ts'

/** One interface that a device has from the start. */
export interface InterfaceOptions {
  /** In full, e.g. `GigabitEthernet0/0`. */
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

/** How a family of devices writes the address of an interface. */
export interface InterfaceStyle {
  /** The line for an address. */
  readonly address: (address: string, mask: string) => string
  /** The line that says that there is none, where there is such a line. */
  readonly noAddress?: string | undefined
}

/** Puts the section of an interface into a new configuration. */
export function addInterface(
  configuration: Configuration,
  one: InterfaceOptions,
  style: InterfaceStyle,
): void {
  const { name, address, mask = '255.255.255.0', description, shutdown } = one
  const id = `interface ${name}`
  const section = configuration.set({ id, text: id, children: [] })
  const add = (key: string, text: string | undefined): void => {
    if (text !== undefined) configuration.set({ id: key, text, children: undefined }, section)
  }
  if (description !== undefined) add('description', `description ${toByteString(description)}`)
  add('ip address', address === undefined ? style.noAddress : style.address(address, mask))
  if (shutdown === true) add('shutdown', 'shutdown')
}

/** E.g. `192.0.2.1/24`. */
export function withPrefix(address: string, mask: string): string {
  const bits = mask.split('.').map((part) => Number(part).toString(2))
  return `${address}/${bits.join('').replaceAll('0', '').length}`
}
