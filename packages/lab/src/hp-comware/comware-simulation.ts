import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { ComwareDevice, type ComwareDeviceOptions } from './comware-device.ts'
import { comwareDialect } from './comware-dialect.ts'
import { comwareSession } from './comware-session.ts'
import { comwareConfigModes } from './configuration/config-modes.ts'
import { pager } from './pager.ts'

/** The simulated H3C and HPE Comware 7. */
export function simulateComware(options: ComwareDeviceOptions): Simulation {
  const device = new ComwareDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: comwareDialect,
    newSession: (faults) => comwareSession(device, faults),
    greeting: () => '',
    leaveConfig: comwareConfigModes.leave,
    pager,
  })
  return {
    ...simulation,
    ident: 'Comware-7.1.070', // [K]
    // H3C, "ssh server enable": its undo form stops the server; that open sessions live on [K]
    access: () => (device.running.find('ssh server enable') === undefined ? 'refused' : 'open'),
  }
}
