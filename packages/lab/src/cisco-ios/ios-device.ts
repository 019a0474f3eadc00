import { commandTree, type TreeNode } from '../grammar/command-tree.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { Configuration } from './configuration/configuration.ts'
import { isVirtual } from './configuration/interface-kind.ts'
import { hashSecret } from './configuration/secret-hash.ts'
import type { IosHandler } from './ios-session.ts'

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

/** What a simulated IOS device is made of. */
export interface IosDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** The secret behind `enable`; without it `enable` is refused. */
  readonly enableSecret?: string | undefined
  /** Message of the day, without delimiters. */
  readonly motd?: string | undefined
  /** Default: four Gigabit Ethernet interfaces, the first with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'GigabitEthernet0/0', address: '192.0.2.1' },
  { name: 'GigabitEthernet0/1', shutdown: true },
  { name: 'GigabitEthernet0/2', shutdown: true },
  { name: 'GigabitEthernet0/3', shutdown: true },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class IosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<IosHandler> | undefined
  /** What the device does now. */
  running = new Configuration()
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When `clear counters` was last confirmed. */
  countersClearedAt: Date | undefined
  /** When it came up. */
  bootedAt: Date
  readonly #onReload: () => void

  /** @param options - See {@link IosDeviceOptions}. */
  constructor(options: IosDeviceOptions) {
    this.now = options.now
    this.#onReload = options.onReload
    this.bootedAt = options.now()
    this.customCommands = options.commands === undefined ? undefined : fixed(options.commands)
    const interfaces = options.interfaces ?? defaultInterfaces
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.#configure(options, interfaces)
    this.startup = this.running.clone()
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? 'Router'
  }

  /** The message of the day, or `undefined`. */
  get motd(): string | undefined {
    return this.running.find('banner motd')?.text.slice('banner motd ^C'.length, -'^C'.length)
  }

  /** Whether `enable` can succeed at all. */
  get hasEnableSecret(): boolean {
    return this.running.find('enable secret') !== undefined
  }

  /** Tells whether `secret` opens privileged mode. */
  acceptsSecret(secret: string): boolean {
    return this.running.find('enable secret')?.text === `enable secret 5 ${hashSecret(secret)}`
  }

  /** Copies the running configuration over the startup configuration. */
  save(): void {
    this.startup = this.running.clone()
  }

  /** Whether running and startup configuration differ. */
  get unsaved(): boolean {
    return this.startup.render() !== this.running.render()
  }

  /** Starts again from the startup configuration and cuts every session. */
  reload(): void {
    this.running = this.startup.clone()
    this.bootedAt = this.now()
    this.countersClearedAt = undefined
    this.#onReload()
  }

  #configure(options: IosDeviceOptions, interfaces: readonly InterfaceOptions[]): void {
    const lines = [
      'version 15.9',
      'service timestamps debug datetime msec',
      'service timestamps log datetime msec',
      'boot-start-marker',
      'boot-end-marker',
      'no aaa new-model',
      'ip forward-protocol nd',
      'no ip http server',
    ]
    for (const text of lines) this.running.set({ id: text, text, children: undefined })
    this.#set('hostname', toByteString(options.hostname))
    if (options.enableSecret !== undefined) {
      this.#set('enable secret', `5 ${hashSecret(toByteString(options.enableSecret))}`)
    }
    if (options.motd !== undefined) this.#set('banner motd', `^C${toByteString(options.motd)}^C`)
    for (const one of interfaces) this.#addInterface(one)
    this.#section('line con 0', [])
    this.#section('line vty 0 4', ['login local', 'transport input ssh'])
  }

  #set(id: string, value: string): void {
    this.running.set({ id, text: `${id} ${value}`, children: undefined })
  }

  #section(id: string, texts: readonly string[]): void {
    const children = texts.map((text) => ({ id: text, text, children: undefined }))
    this.running.set({ id, text: id, children })
  }

  #addInterface({ name, address, mask, description, shutdown }: InterfaceOptions): void {
    const id = `interface ${name}`
    const section = this.running.set({ id, text: id, children: [] })
    const add = (key: string, text: string): void => {
      this.running.set({ id: key, text, children: undefined }, section)
    }
    if (description !== undefined) add('description', `description ${toByteString(description)}`)
    if (address === undefined) add('ip address', 'no ip address')
    else add('ip address', `ip address ${address} ${mask ?? '255.255.255.0'}`)
    if (shutdown === true) add('shutdown', 'shutdown')
  }
}

function fixed(commands: Readonly<Record<string, string>>): TreeNode<IosHandler> {
  return commandTree(
    Object.entries(commands).map(([spec, text]) => {
      const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
      return { spec: spec.trim().toLowerCase(), handler: () => output }
    }),
  )
}
