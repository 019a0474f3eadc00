import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import { addInterface, type InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { comwareStyle } from './configuration/comware-style.ts'

/** What a simulated Comware switch is made of. */
export interface ComwareDeviceOptions extends BaseDeviceOptions {
  /** Default: four ports; VLAN interface 1 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: 'Vlan-interface1', address: '192.0.2.1' },
  { name: 'GigabitEthernet1/0/1' },
  { name: 'GigabitEthernet1/0/2' },
  { name: 'GigabitEthernet1/0/3' },
  { name: 'GigabitEthernet1/0/4' },
]

/** The state of one switch, shared by all sessions on it. Text in it is byte strings. */
export class ComwareDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'H3C'
  /** Configuration files on its flash, by name. */
  readonly files = new Map<string, Configuration>()

  /** @param options - See {@link ComwareDeviceOptions}. */
  constructor(options: ComwareDeviceOptions) {
    const { interfaces = defaultInterfaces } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
  }

  /** As `sysname` says. */
  override get hostname(): string {
    return this.running.find('sysname')?.text.slice('sysname '.length) ?? this.defaultHostname
  }
}

function initialConfiguration(
  { hostname }: ComwareDeviceOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(comwareStyle)
  const set = (id: string, text: string, children?: []): void => {
    configuration.set({ id, text, children })
  }
  set('version', 'version 7.1.070, Release 6308')
  set('sysname', `sysname ${toByteString(hostname)}`)
  set('ssh server enable', 'ssh server enable')
  set('vlan 1', 'vlan 1', [])
  for (const one of interfaces) {
    addInterface(configuration, one, {
      address: (address, mask) => `ip address ${address} ${mask}`,
    })
  }
  return configuration
}
