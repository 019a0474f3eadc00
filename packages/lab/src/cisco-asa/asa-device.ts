import { FileStore } from '../file-system/file-store.ts'
import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import { addInterface, type InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { hashSecret } from '../ios-like/configuration/secret-hash.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { asaStyle } from './configuration/asa-style.ts'

/** What a simulated ASA is made of. */
export interface AsaDeviceOptions extends BaseDeviceOptions {
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** The password behind `enable`; without it the empty one is right. */
  readonly enableSecret?: string | undefined
  /** Message of the day. */
  readonly motd?: string | undefined
  /** Default: four Gigabit Ethernets, and Management0/0 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Files on its disk, by name, e.g. an image. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of its disk, in bytes. */
  readonly flashBytes?: number | undefined
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'GigabitEthernet0/0', shutdown: true },
  { name: 'GigabitEthernet0/1', shutdown: true },
  { name: 'GigabitEthernet0/2', shutdown: true },
  { name: 'GigabitEthernet0/3', shutdown: true },
  { name: 'Management0/0', address: '192.0.2.1' },
]

/** The state of one device, shared by all sessions on it. Text in it is byte strings. */
export class AsaDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'ciscoasa'
  /** Who logs in. */
  readonly username: string
  /** Its files. */
  readonly disk: FileStore
  readonly #enableSecret: string

  /** @param options - See {@link AsaDeviceOptions}. */
  constructor(options: AsaDeviceOptions) {
    const { interfaces = defaultInterfaces, enableSecret = '', files, flashBytes, now } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
    this.username = options.username ?? 'admin'
    this.#enableSecret = toByteString(enableSecret)
    this.disk = new FileStore({ files, capacity: flashBytes, now })
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
