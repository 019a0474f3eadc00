import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import type { PagerStyle } from '../terminal/pager.ts'
import { admits } from './admits.ts'
import { AsaDevice, type AsaDeviceOptions } from './asa-device.ts'
import { asaDialect } from './asa-dialect.ts'
import { asaSession } from './asa-session.ts'
import { asaConfigModes } from './configuration/config-modes.ts'
import { asaFiles } from './file-system/asa-files.ts'

/** What a simulated ASA is made of. */
export interface AsaSimulationOptions extends AsaDeviceOptions {
  /** Whether users start at `#` (privilege 15) rather than at `>`. */
  readonly startPrivileged: boolean
}

const question = '<--- More --->'

/** The question as recorded (unicon); the keys as on IOS: space a page, Enter a line, others end it. */
const pager: PagerStyle = {
  question: () => question,
  erase: `\r${' '.repeat(question.length)}\r`,
  key: (byte) => (byte === 0x20 ? 'page' : byte === 0x0d || byte === 0x0a ? 'line' : 'end'),
}

/** The simulated Cisco ASA, in single context mode. */
export function simulateAsa(options: AsaSimulationOptions): Simulation {
  const device = new AsaDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: asaDialect,
    newSession: (faults) => asaSession(device, { privileged: options.startPrivileged, faults }),
    greeting: () =>
      `${device.motd}User ${device.username} logged in to ${device.hostname}\nType help or '?' for a list of available commands.\n`,
    leaveConfig: asaConfigModes.leave,
    pager,
  })
  return {
    ...simulation,
    files: asaFiles(device),
    access: ({ address }) => (admits(device.running, address) ? 'open' : 'refused'),
  }
}
