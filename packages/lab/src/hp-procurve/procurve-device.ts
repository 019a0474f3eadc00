import { BaseDevice, type BaseDeviceOptions } from '../ios-like/base-device.ts'
import { Configuration } from '../ios-like/configuration/configuration.ts'
import type { InterfaceOptions } from '../ios-like/configuration/initial-interface.ts'
import { toByteString } from '../terminal/byte-string.ts'
import { procurveStyle } from './configuration/procurve-style.ts'

/** What a simulated ArubaOS-Switch is made of. */
export interface ProcurveDeviceOptions extends BaseDeviceOptions {
  /** Ports, by number. Default: four of them. */
  readonly interfaces?: readonly InterfaceOptions[] | undefined
}

const defaultInterfaces: readonly InterfaceOptions[] = [1, 2, 3, 4].map((port) => ({
  name: String(port),
}))

/** The state of one switch, shared by all sessions on it. Text in it is byte strings. */
export class ProcurveDevice extends BaseDevice {
  /** @inheritdoc */
  protected readonly defaultHostname = 'switch'

  /** @param options - See {@link ProcurveDeviceOptions}. */
  constructor(options: ProcurveDeviceOptions) {
    const { hostname, interfaces = defaultInterfaces } = options
    const configuration = new Configuration(procurveStyle)
    const text = `hostname "${toByteString(hostname)}"`
    configuration.set({ id: 'hostname', text, children: undefined })
    configuration.set({ id: 'vlan 1', text: 'vlan 1', children: [] })
    super(options, { interfaces, configuration })
  }

  /** As in the running configuration, without the quotes. */
  override get hostname(): string {
    return super.hostname.replaceAll('"', '')
  }
}
