import { simulateEos } from '../arista-eos/eos-simulation.ts'
import { simulateAoscx } from '../aruba-aoscx/aoscx-simulation.ts'
import { simulateAsa } from '../cisco-asa/asa-simulation.ts'
import { simulateIos } from '../cisco-ios/ios-simulation.ts'
import { simulateNxos } from '../cisco-nxos/nxos-simulation.ts'
import { simulateXr } from '../cisco-xr/xr-simulation.ts'
import { simulateOs10 } from '../dell-os10/os10-simulation.ts'
import { simulateForti } from '../fortinet/forti-simulation.ts'
import { simulateComware } from '../hp-comware/comware-simulation.ts'
import { simulateProcurve } from '../hp-procurve/procurve-simulation.ts'
import { simulateVrp5, simulateVrp8 } from '../huawei-vrp/vrp-simulation.ts'
import { simulateJunos } from '../juniper-junos/junos-simulation.ts'
import { simulateRouter } from '../mikrotik/router-simulation.ts'
import { simulateSrl } from '../nokia-srl/srl-simulation.ts'
import { simulateSros } from '../nokia-sros/sros-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { simulateVyos } from '../vyos/vyos-simulation.ts'
import type { DeviceOptions, Platform } from './device-options.ts'

/** What a simulation is started with: the options of its device, and the lab around it. */
export interface SimulationOptions extends DeviceOptions {
  /** The host name in its prompt. */
  readonly hostname: string
  /** Whether users start at `#`. */
  readonly startPrivileged: boolean
  /** The time of the device. */
  readonly now: () => Date
  /** How long a minute of the device's timers lasts, in milliseconds. */
  readonly minuteMs: number
  /** Cuts all connections: the device reloads. */
  readonly onReload: () => void
}

/** Every platform that the lab simulates. A further one is its folder and a line here. */
export const simulations: Readonly<Record<Platform, (options: SimulationOptions) => Simulation>> = {
  arista_eos: simulateEos,
  aruba_aoscx: simulateAoscx,
  cisco_asa: simulateAsa,
  cisco_ios: simulateIos,
  cisco_nxos: simulateNxos,
  cisco_xr: simulateXr,
  dell_os10: simulateOs10,
  fortinet: simulateForti,
  hp_comware: simulateComware,
  hp_procurve: simulateProcurve,
  huawei_vrp: simulateVrp5,
  huawei_vrpv8: simulateVrp8,
  juniper_junos: simulateJunos,
  mikrotik_routeros: simulateRouter,
  nokia_srl: simulateSrl,
  nokia_sros: simulateSros,
  vyos: simulateVyos,
}
