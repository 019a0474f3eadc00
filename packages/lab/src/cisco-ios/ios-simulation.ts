import { CliShell } from '../shell/cli-shell.ts'
import { answerText } from '../shell/reply.ts'
import type { Shell, ShellWire, Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { IosCommandLine } from './ios-command-line.ts'
import { IosDevice, type IosDeviceOptions } from './ios-device.ts'
import type { IosSession } from './ios-session.ts'
import { runCommand } from './run-command.ts'
import { admits } from './vty-access.ts'

/** What a simulated IOS device is made of. */
export interface IosSimulationOptions extends IosDeviceOptions {
  /** Whether users start at `#` (privilege 15) rather than at `>`. */
  readonly startPrivileged: boolean
}

/** The simulated Cisco IOS: configuration, command line, SSH exec. */
export function simulateIos(options: IosSimulationOptions): Simulation {
  const device = new IosDevice(options)
  const privileged = options.startPrivileged
  return {
    runningConfig: () => fromByteString(device.running.render()),
    startupConfig: () => fromByteString(device.startup.render()),
    admits: (request) => admits(device.running, request),
    close: () => device.confirmedChange.stop(),
    openShell: (wire: ShellWire): Shell => {
      const shell = new CliShell(
        wire,
        ({ columns, faults }) => new IosCommandLine({ device, privileged, columns, faults }),
      )
      shell.open()
      return shell
    },
    exec: (command) => {
      const session: IosSession = {
        device,
        faults: () => ({}),
        privileged,
        mode: 'exec',
        section: undefined,
        terminalLength: 0,
        terminalWidth: 0,
      }
      const answer = runCommand(session, toByteString(command))
      return Buffer.from(answerText(answer).replaceAll('\n', '\r\n'), 'latin1')
    },
  }
}
