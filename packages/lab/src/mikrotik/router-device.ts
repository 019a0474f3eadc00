import { menus } from './menu/menus.ts'

/** One item of a menu: its arguments by name. */
export type Item = Map<string, string>

/** What a simulated RouterOS device is made of. */
export interface RouterDeviceOptions {
  /** Its identity. */
  readonly hostname: string
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** Further commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
}

/** The state of one RouterOS device, shared by all sessions on it. What is set is kept (MikroTik, "Console"). */
export class RouterDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Items by menu. */
  readonly items = new Map<string, Item[]>()

  /** @param options - See {@link RouterDeviceOptions}. */
  constructor({ hostname, now }: RouterDeviceOptions) {
    this.now = now
    for (const name of menus.keys()) this.items.set(name, [])
    const add = (menu: string, args: Readonly<Record<string, string>>): void => {
      this.itemsOf(menu).push(new Map(Object.entries(args)))
    }
    for (const port of [1, 2, 3, 4]) add('interface ethernet', { name: `ether${port}` })
    add('ip address', { address: '192.0.2.1/24', interface: 'ether1' })
    for (const name of ['telnet', 'ssh', 'www']) add('ip service', { name })
    add('system identity', { name: hostname })
    add('system ntp client', {})
  }

  /** The items of a menu. */
  itemsOf(menu: string): Item[] {
    return this.items.get(menu) ?? []
  }

  /** As it is configured. */
  get identity(): string {
    return this.itemsOf('system identity')[0]?.get('name') ?? 'MikroTik'
  }

  /** Names of its interfaces. */
  get interfaces(): readonly string[] {
    const all = [...this.itemsOf('interface ethernet'), ...this.itemsOf('interface bridge')]
    return all.map((item) => item.get('name') ?? '')
  }
}
