import type { TreeNode } from '../grammar/command-tree.ts'
import { fixedCommands } from '../ios-like/command-line/fixed-commands.ts'
import type { Handler, IosLikeSession } from '../ios-like/command-line/session.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  withPrefix,
} from '../ios-like/configuration/initial-interface.ts'
import { isVirtual } from '../ios-like/configuration/interface-kind.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { Checkpoints } from './checkpoint/checkpoints.ts'
import { nxosStyle } from './configuration/nxos-style.ts'

/** What a simulated NX-OS device is made of. */
export interface NxosDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** The secret behind `enable`. */
  readonly enableSecret?: string | undefined
  /** Message of the day, without delimiters. */
  readonly motd?: string | undefined
  /** Default: four Ethernets, and mgmt0 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'mgmt0', address: '192.0.2.1' },
  { name: 'Ethernet1/1' },
  { name: 'Ethernet1/2' },
  { name: 'Ethernet1/3' },
  { name: 'Ethernet1/4' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class NxosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Who logs in. */
  readonly username: string
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<Handler<IosLikeSession>> | undefined
  /** Copies of its configuration. */
  readonly checkpoints: Checkpoints
  /** What the device does now. */
  readonly running: Configuration
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When it came up. */
  bootedAt: Date
  readonly #enableSecret: string | undefined
  readonly #onReload: () => void

  /** @param options - See {@link NxosDeviceOptions}. */
  constructor(options: NxosDeviceOptions) {
    const { now, interfaces = defaultInterfaces, enableSecret } = options
    this.now = now
    this.username = options.username ?? 'admin'
    this.#onReload = options.onReload
    this.#enableSecret = enableSecret === undefined ? undefined : toByteString(enableSecret)
    this.bootedAt = now()
    this.customCommands = fixedCommands(options.commands)
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.checkpoints = new Checkpoints(this)
    this.running = initialConfiguration(options, interfaces)
    this.startup = this.running.clone()
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? 'switch'
  }

  /** The message of the day, or `undefined`. */
  get motd(): string | undefined {
    return this.running.find('banner motd')?.text.slice('banner motd ^C'.length, -'^C'.length)
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

  /** Starts again from the startup configuration and cuts every session. Checkpoints stay. */
  reload(): void {
    this.running.become(this.startup)
    this.bootedAt = this.now()
    this.#onReload()
  }
}

function initialConfiguration(
  { hostname, motd }: NxosDeviceOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(nxosStyle)
  const set = (id: string, text: string): void => {
    configuration.set({ id, text, children: undefined })
  }
  set('version', 'version 9.3(15) Bios:version 08.40 ')
  set('hostname', `hostname ${toByteString(hostname)}`)
  set('ip domain-lookup', 'ip domain-lookup')
  if (motd !== undefined) set('banner motd', `banner motd ^C${toByteString(motd)}^C`)
  for (const one of interfaces) {
    addInterface(configuration, one, {
      address: (address, mask) => `ip address ${withPrefix(address, mask)}`,
    })
  }
  configuration.set({ id: 'line console', text: 'line console', children: [] })
  configuration.set({ id: 'line vty', text: 'line vty', children: [] })
  return configuration
}
