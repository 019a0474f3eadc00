import { FileStore } from '../file-system/file-store.ts'
import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  withPrefix,
} from '../ios-like/configuration/initial-interface.ts'
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { eosStyle } from './configuration/eos-style.ts'
import { ConfigSessions } from './session/config-sessions.ts'

/** What a simulated EOS device is made of. */
export interface EosDeviceOptions extends BaseDeviceOptions {
  /** The secret behind `enable`; without it nobody is asked. */
  readonly enableSecret?: string | undefined
  /** Message of the day. */
  readonly motd?: string | undefined
  /** Default: four Ethernets, and Management1 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Files on its flash, by name, e.g. an image. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of its flash, in bytes. */
  readonly flashBytes?: number | undefined
  /** How long a minute of its timers takes, in milliseconds. */
  readonly minuteMs: number
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'Ethernet1' },
  { name: 'Ethernet2' },
  { name: 'Ethernet3' },
  { name: 'Ethernet4' },
  { name: 'Management1', address: '192.0.2.1' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class EosDevice extends BaseDevice {
  /** As recorded. */
  protected readonly defaultHostname = 'localhost'
  /** Its configuration sessions. */
  readonly sessions: ConfigSessions
  /** Its files. */
  readonly flash: FileStore

  /** @param options - See {@link EosDeviceOptions}. */
  constructor(options: EosDeviceOptions) {
    const { interfaces = defaultInterfaces, files, flashBytes, now } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
    this.sessions = new ConfigSessions(this, options.minuteMs)
    this.flash = new FileStore({ files, capacity: flashBytes, now })
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

  /** @inheritdoc */
  protected override boot(): void {
    this.sessions.stop()
    super.boot()
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
