import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { os10ConfigModes } from './configuration/config-modes.ts'
import { os10Files } from './file-system/os10-files.ts'
import { Os10Device, type Os10DeviceOptions } from './os10-device.ts'
import { os10Dialect } from './os10-dialect.ts'
import { os10Session } from './os10-session.ts'

/** The simulated Dell SmartFabric OS10, in its default: lines count at once, without transactions. */
export function simulateOs10(options: Os10DeviceOptions): Simulation {
  const device = new Os10Device(options)
  const simulation = simulateIosLike({
    device,
    dialect: os10Dialect,
    newSession: (faults) => os10Session(device, faults),
    greeting: () => '',
    leaveConfig: os10ConfigModes.leave,
  })
  // the identification: [K]
  return { ...simulation, ident: 'OpenSSH_7.9p1', files: os10Files(device) }
}
