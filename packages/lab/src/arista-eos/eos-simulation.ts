import { childOf } from '../ios-like/configuration/configuration.ts'
import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString } from '../terminal/byte-string.ts'
import { eosConfigModes } from './configuration/config-modes.ts'
import { EosDevice, type EosDeviceOptions } from './eos-device.ts'
import { eosDialect } from './eos-dialect.ts'
import { eosSession } from './eos-session.ts'
import { eosFiles } from './file-system/eos-files.ts'

/** What a simulated EOS device is made of. */
export interface EosSimulationOptions extends EosDeviceOptions {
  /** Whether users start at `#` (privilege 15) rather than at `>`. */
  readonly startPrivileged: boolean
  /** Who logs in. Default `admin`. */
  readonly username?: string | undefined
}

/** The simulated Arista EOS. */
export function simulateEos(options: EosSimulationOptions): Simulation {
  const device = new EosDevice(options)
  const { startPrivileged: privileged, username: user = 'admin' } = options
  const simulation = simulateIosLike({
    device,
    dialect: eosDialect,
    newSession: (faults) => eosSession(device, { privileged, faults }),
    greeting: () => device.motd,
    leaveConfig: eosConfigModes.leave,
  })
  return {
    ...simulation,
    ident: 'OpenSSH_7.8', // [K]
    files: eosFiles(device, { isPrivileged: privileged, user }),
    commits: () =>
      device.sessions.commits.map(({ at, isRevert, confirmWithin, configuration }) => ({
        at,
        user: isRevert ? 'root' : user,
        comment: undefined,
        confirmWithin,
        config: fromByteString(configuration.render()),
      })),
    access: () => (isSshShut(device) ? 'refused' : 'open'),
    close: () => device.sessions.stop(),
  }
}

/** Arista, "management ssh": `shutdown` there stops the server; open sessions go on. */
function isSshShut({ running }: EosDevice): boolean {
  const section = running.find('management ssh')
  return section !== undefined && childOf(section, 'shutdown')?.text === 'shutdown'
}
