import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import {
  addInterface,
  type InterfaceOptions,
  withPrefix,
} from '../ios-like/configuration/initial-interface.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { AutoCheckpoint } from './checkpoint/auto-checkpoint.ts'
import { Checkpoints } from './checkpoint/checkpoints.ts'
import { aoscxStyle } from './configuration/aoscx-style.ts'

/** What a simulated AOS-CX switch is made of. */
export interface AoscxDeviceOptions extends BaseDeviceOptions {
  /** Default: four ports; VLAN 1 with 192.0.2.1. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
  /** How long a minute of its timers lasts, in milliseconds. */
  readonly minuteMs: number
}

const defaultInterfaces: readonly InterfaceOptions[] = [
  { name: '1/1/1' },
  { name: '1/1/2' },
  { name: '1/1/3' },
  { name: '1/1/4' },
  { name: 'vlan 1', address: '192.0.2.1' },
]

/** The state of one switch, shared by all sessions on it. Text in it is byte strings. */
export class AoscxDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'switch'
  /** Copies of its configuration. */
  readonly checkpoints: Checkpoints
  /** The change that goes away unless somebody confirms it. */
  readonly autoCheckpoint: AutoCheckpoint

  /** @param options - See {@link AoscxDeviceOptions}. */
  constructor(options: AoscxDeviceOptions) {
    const { interfaces = defaultInterfaces, minuteMs } = options
    super(options, { interfaces, configuration: initialConfiguration(options, interfaces) })
    this.checkpoints = new Checkpoints(this)
    this.autoCheckpoint = new AutoCheckpoint(this, minuteMs)
  }
}

/** SSH is on in both VRFs, as Aruba's guide says of the factory configuration of 6200 and 6300. */
function initialConfiguration(
  { hostname }: AoscxDeviceOptions,
  interfaces: readonly InterfaceOptions[],
): Configuration {
  const configuration = new Configuration(aoscxStyle)
  const set = (text: string, children?: []): void => {
    configuration.set({ id: text, text, children })
  }
  configuration.set({
    id: 'hostname',
    text: `hostname ${toByteString(hostname)}`,
    children: undefined,
  })
  set('ssh server vrf default')
  set('ssh server vrf mgmt')
  set('vlan 1', [])
  for (const one of interfaces) {
    addInterface(configuration, one, {
      address: (address, mask) => `ip address ${withPrefix(address, mask)}`,
    })
  }
  return configuration
}
