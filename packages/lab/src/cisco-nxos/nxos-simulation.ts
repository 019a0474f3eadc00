import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { nxosConfigModes } from './configuration/config-modes.ts'
import { nxosFiles } from './file-system/nxos-files.ts'
import { NxosDevice, type NxosDeviceOptions } from './nxos-device.ts'
import { nxosDialect } from './nxos-dialect.ts'
import { nxosSession } from './nxos-session.ts'

/** What a simulated NX-OS device is made of. */
export interface NxosSimulationOptions extends NxosDeviceOptions {
  /** Whether users start at `#` although there is an enable secret. */
  readonly startPrivileged: boolean
}

/** The simulated Cisco NX-OS. Users start at `#`, unless an enable secret says that the device lowers them. */
export function simulateNxos(options: NxosSimulationOptions): Simulation {
  const device = new NxosDevice(options)
  const privileged = options.startPrivileged || options.enableSecret === undefined
  const simulation = simulateIosLike({
    device,
    dialect: nxosDialect,
    newSession: (faults) => nxosSession(device, { privileged, faults }),
    greeting: () => (device.motd === undefined ? '' : `${device.motd}\n`),
    leaveConfig: nxosConfigModes.leave,
  })
  return {
    ...simulation,
    ident: 'OpenSSH_8.8', // [K]
    files: nxosFiles(device),
    // Cisco, "feature ssh": without it nobody new gets in
    access: () =>
      device.running.find('feature ssh')?.text === 'no feature ssh' ? 'refused' : 'open',
  }
}
