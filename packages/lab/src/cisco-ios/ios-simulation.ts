import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { iosConfigModes } from './configuration/config-modes.ts'
import { iosFiles } from './file-system/ios-files.ts'
import { IosDevice, type IosDeviceOptions } from './ios-device.ts'
import { iosDialect } from './ios-dialect.ts'
import { iosSession } from './ios-session.ts'
import { admits } from './vty-access.ts'

/** What a simulated IOS device is made of. */
export interface IosSimulationOptions extends IosDeviceOptions {
  /** Whether users start at `#` (privilege 15) rather than at `>`. */
  readonly startPrivileged: boolean
}

/** The simulated Cisco IOS. */
export function simulateIos(options: IosSimulationOptions): Simulation {
  const device = new IosDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: iosDialect,
    newSession: (faults) => iosSession(device, { privileged: options.startPrivileged, faults }),
    greeting: () => (device.motd === undefined ? '\n' : `\n${device.motd}\n`),
    leaveConfig: iosConfigModes.leave,
  })
  return {
    ...simulation,
    files: iosFiles(device, options.startPrivileged),
    access: (request) => (admits(device.running, request) ? 'open' : 'refused'),
    close: () => device.confirmedChange.stop(),
  }
}
