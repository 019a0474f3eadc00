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
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { eosStyle } from './configuration/eos-style.ts'
import { ConfigSessions } from './session/config-sessions.ts'

/** What a simulated EOS device is made of. */
export interface EosDeviceOptions {
  /** Its host name. */
  readonly hostname: string
  /** The secret behind `enable`; without it nobody is asked. */
  readonly enableSecret?: string | undefined
  /** Message of the day. */
  readonly motd?: string | undefined
  /** Default: four Ethernets, and Management1 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Further `show` and exec commands with their fixed output. */
  readonly commands?: Readonly<Record<string, string>> | undefined
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of its timers takes, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'Ethernet1' },
  { name: 'Ethernet2' },
  { name: 'Ethernet3' },
  { name: 'Ethernet4' },
  { name: 'Management1', address: '192.0.2.1' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class EosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
  /** Commands that the user of the lab added. */
  readonly customCommands: TreeNode<Handler<IosLikeSession>> | undefined
  /** Its configuration sessions. */
  readonly sessions: ConfigSessions
  /** What the device does now. */
  readonly running: Configuration
  /** What it does after a reload; at first what it came up with. */
  startup: Configuration
  /** When it came up. */
  bootedAt: Date
  readonly #onReload: () => void

  /** @param options - See {@link EosDeviceOptions}. */
  constructor(options: EosDeviceOptions) {
    const { now, interfaces = defaultInterfaces } = options
    this.now = now
    this.#onReload = options.onReload
    this.bootedAt = now()
    this.customCommands = fixedCommands(options.commands)
    this.physicalInterfaces = new Set(
      interfaces.map(({ name }) => name).filter((name) => !isVirtual(name)),
    )
    this.sessions = new ConfigSessions(this, options.minuteMs)
    this.running = initialConfiguration(options, interfaces)
    this.startup = this.running.clone()
  }

  /** As in the running configuration; `localhost` without one (recorded). */
  get hostname(): string {
    return this.running.find('hostname')?.text.slice('hostname '.length) ?? 'localhost'
  }

  /** The message of the day, with `\n` behind every line; empty without one. */
  get motd(): string {
    return this.running.find('banner motd')?.text.slice('banner motd\n'.length, -'EOF'.length) ?? ''
  }

  /** Whether a user who wants to `enable` is asked. */
  get hasEnableSecret(): boolean {
    return this.running.find('enable secret') !== undefined
  }

  /** Tells whether `secret` opens privileged mode. */
  acceptsSecret(secret: string): boolean {
    return this.running.find('enable secret')?.text === `enable secret 5 ${hashSecret(secret)}`
  }

  /** The lines above a configuration, as recorded. */
  get header(): string {
    return `! device: ${this.hostname} (vEOS-lab, EOS-4.27.6M)\n!\n! boot system flash:/vEOS-lab.swi\n`
  }

  /** What a device without any configuration has: its ports. */
  get cleanConfiguration(): Configuration {
    const clean = this.running.blank()
    for (const name of this.physicalInterfaces) addInterface(clean, { name }, addresses)
    return clean
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
    this.sessions.stop()
    this.running.become(this.startup)
    this.bootedAt = this.now()
    this.#onReload()
  }
}

const addresses = {
  address: (address: string, mask: string): string => `ip address ${withPrefix(address, mask)}`,
}

function initialConfiguration(
  { hostname, enableSecret, motd }: EosDeviceOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(eosStyle)
  const set = (id: string, text: string): void => {
    configuration.set({ id, text, children: undefined })
  }
  set('transceiver qsfp default-mode', 'transceiver qsfp default-mode 4x10G')
  set('hostname', `hostname ${toByteString(hostname)}`)
  set('ip routing', 'no ip routing')
  if (enableSecret !== undefined) {
    set('enable secret', `enable secret 5 ${hashSecret(toByteString(enableSecret))}`)
  }
  if (motd !== undefined) set('banner motd', `banner motd\n${toByteString(motd)}\nEOF`)
  for (const one of interfaces) addInterface(configuration, one, addresses)
  return configuration
}
