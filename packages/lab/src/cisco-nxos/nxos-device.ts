import { FileStore } from '../file-system/file-store.ts'
import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  withPrefix,
} from '../ios-like/configuration/initial-interface.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { Checkpoints } from './checkpoint/checkpoints.ts'
import { nxosStyle } from './configuration/nxos-style.ts'

/** What a simulated NX-OS device is made of. */
export interface NxosDeviceOptions extends BaseDeviceOptions {
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** The secret behind `enable`. */
  readonly enableSecret?: string | undefined
  /** Message of the day, without delimiters. */
  readonly motd?: string | undefined
  /** Default: four Ethernets, and mgmt0 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Files on its bootflash, by name, e.g. an image. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of its bootflash, in bytes. */
  readonly flashBytes?: number | undefined
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'mgmt0', address: '192.0.2.1' },
  { name: 'Ethernet1/1' },
  { name: 'Ethernet1/2' },
  { name: 'Ethernet1/3' },
  { name: 'Ethernet1/4' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class NxosDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'switch'
  /** Who logs in. */
  readonly username: string
  /** Copies of its configuration; they stay when it starts again. */
  readonly checkpoints: Checkpoints
  /** Its files. */
  readonly bootflash: FileStore
  readonly #enableSecret: string | undefined

  /** @param options - See {@link NxosDeviceOptions}. */
  constructor(options: NxosDeviceOptions) {
    const { interfaces = defaultInterfaces, enableSecret, files, flashBytes, now } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
    this.username = options.username ?? 'admin'
    this.#enableSecret = enableSecret === undefined ? undefined : toByteString(enableSecret)
    this.checkpoints = new Checkpoints(this)
    this.bootflash = new FileStore({ files, capacity: flashBytes, now })
  }

  /** The message of the day, or `undefined`. */
  get motd(): string | undefined {
    return this.running.find('banner motd')?.text.slice('banner motd ^C'.length, -'^C'.length)
  }

  /** Tells whether `secret` opens privileged mode. */
  acceptsSecret(secret: string): boolean {
    return secret === this.#enableSecret
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
