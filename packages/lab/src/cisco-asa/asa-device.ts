import type { TreeNode } from '../grammar/command-tree.ts'
import { fixedCommands } from '../ios-like/command-line/fixed-commands.ts'
import type { Handler, IosLikeSession } from '../ios-like/command-line/session.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import { addInterface, type InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { isVirtual } from '../ios-like/configuration/interface-kind.ts'
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { asaStyle } from './configuration/asa-style.ts'

/** What a simulated ASA is made of. */
export interface AsaDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** The password behind `enable`; without it the empty one is right. */
  readonly enableSecret?: string | undefined
  /** Message of the day. */
  readonly motd?: string | undefined
  /** Default: four Gigabit Ethernets, and Management0/0 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'GigabitEthernet0/0', shutdown: true },
  { name: 'GigabitEthernet0/1', shutdown: true },
  { name: 'GigabitEthernet0/2', shutdown: true },
  { name: 'GigabitEthernet0/3', shutdown: true },
  { name: 'Management0/0', address: '192.0.2.1' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class AsaDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Who logs in. */
  readonly username: string
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<Handler<IosLikeSession>> | undefined
  /** What the device does now. */
  readonly running: Configuration
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When it came up. */
  bootedAt: Date
  readonly #enableSecret: string
  readonly #onReload: () => void

  /** @param options - See {@link AsaDeviceOptions}. */
  constructor(options: AsaDeviceOptions) {
    const { now, interfaces = defaultInterfaces, enableSecret = '' } = options
    this.now = now
    this.username = options.username ?? 'admin'
    this.#onReload = options.onReload
    this.#enableSecret = toByteString(enableSecret)
    this.bootedAt = now()
    this.customCommands = fixedCommands(options.commands)
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.running = initialConfiguration(options, interfaces)
    this.startup = this.running.clone()
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? 'ciscoasa'
  }

  /** The lines of the message of the day, `\n` behind every one. */
  get motd(): string {
    const lines = this.running.startingWith('banner motd ')
    return lines.map(({ text }) => `${text.slice('banner motd '.length)}\n`).join('')
  }

  /** Tells whether `secret` opens privileged mode. */
  acceptsSecret(secret: string): boolean {
    return secret === this.#enableSecret
  }

  /** Whether running and startup configuration differ. */
  get unsaved(): boolean {
    return this.startup.render() !== this.running.render()
  }

  /** Copies the running configuration over the startup configuration. */
  save(): void {
    this.startup = this.running.clone()
  }

  /** Starts again from the startup configuration and cuts every session. */
  reload(): void {
    this.running.become(this.startup)
    this.bootedAt = this.now()
    this.#onReload()
  }
}

function initialConfiguration(
  { hostname, motd, enableSecret }: AsaDeviceOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(asaStyle)
  const set = (id: string, text: string): void => {
    configuration.set({ id, text, children: undefined })
  }
  set('hostname', `hostname ${toByteString(hostname)}`)
  const hash = hashSecret(toByteString(enableSecret ?? ''))
  set('enable password', `enable password ${hash} pbkdf2`)
  set('names', 'names')
  const everybody = 'ssh 0.0.0.0 0.0.0.0 management'
  set(everybody, everybody)
  for (const line of motd === undefined ? [] : toByteString(motd).split('\n')) {
    set(`banner motd ${line}`, `banner motd ${line}`)
  }
  for (const one of interfaces) {
    addInterface(configuration, one, {
      address: (address, mask) => `ip address ${address} ${mask}`,
      noAddress: 'no ip address',
    })
  }
  return configuration
}
