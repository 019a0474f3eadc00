import { FileStore } from '../file-system/file-store.ts'
import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  withPrefix,
} from '../ios-like/configuration/initial-interface.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { os10Style } from './configuration/os10-style.ts'

/** What a simulated OS10 switch is made of. */
export interface Os10DeviceOptions extends BaseDeviceOptions {
  /** Default: four ports, and mgmt1/1/1 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
  /** Files in the home directory of that user, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined
  /** Size of the file system, in bytes. */
  readonly flashBytes?: number | undefined
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'ethernet1/1/1' },
  { name: 'ethernet1/1/2' },
  { name: 'ethernet1/1/3' },
  { name: 'ethernet1/1/4' },
  { name: 'mgmt1/1/1', address: '192.0.2.1' },
]

/** The state of one switch, shared by all sessions on it. Text in it is byte strings. */
export class Os10Device extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'OS10'
  /** The home directory of its user. */
  readonly home: string
  /** What is there. */
  readonly files: FileStore

  /** @param options - See {@link Os10DeviceOptions}. */
  constructor(options: Os10DeviceOptions) {
    const { hostname, interfaces = defaultInterfaces, username = 'admin' } = options
    const { files, flashBytes, now } = options
    const configuration = new Configuration(os10Style)
    const text = `hostname ${toByteString(hostname)}`
    configuration.set({ id: 'hostname', text, children: undefined })
    for (const one of interfaces) {
      addInterface(configuration, one, {
        address: (address, mask) => `ip address ${withPrefix(address, mask)}`,
      })
    }
    super(options, { interfaces, configuration })
    this.home = `/home/${username}`
    this.files = new FileStore({ files, capacity: flashBytes, now })
  }
}
