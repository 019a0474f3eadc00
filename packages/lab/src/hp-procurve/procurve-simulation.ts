import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { procurveConfigModes } from './configuration/config-modes.ts'
import { ProcurveDevice, type ProcurveDeviceOptions } from './procurve-device.ts'
import { procurveDialect } from './procurve-dialect.ts'
import { procurveSession } from './procurve-session.ts'

/** The simulated ProCurve, which is ArubaOS-Switch now; it does not repaint its prompt. */
export function simulateProcurve(options: ProcurveDeviceOptions): Simulation {
  const device = new ProcurveDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: procurveDialect,
    newSession: (faults) => procurveSession(device, faults),
    greeting: () => '',
    leaveConfig: procurveConfigModes.leave,
  })
  return { ...simulation, ident: 'Mocana SSH 6.3' } // published scans
}
