import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { eosConfigModes } from './configuration/config-modes.ts'
import { EosDevice, type EosDeviceOptions } from './eos-device.ts'
import { eosDialect } from './eos-dialect.ts'
import { eosSession } from './eos-session.ts'

/** What a simulated EOS device is made of. */
export interface EosSimulationOptions extends EosDeviceOptions {
  /** Whether users start at `#` (privilege 15) rather than at `>`. */
  readonly startPrivileged: boolean
}

/** The simulated Arista EOS. */
export function simulateEos(options: EosSimulationOptions): Simulation {
  const device = new EosDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: eosDialect,
    newSession: (faults) => eosSession(device, { privileged: options.startPrivileged, faults }),
    greeting: () => device.motd,
    leaveConfig: eosConfigModes.leave,
  })
  return { ...simulation, close: () => device.sessions.stop() }
}
