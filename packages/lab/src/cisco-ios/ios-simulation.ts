import { IosLikeCommandLine } from '../ios-like/command-line/ios-like-command-line.ts'
import { runCommand } from '../ios-like/command-line/run-command.ts'
import { leaveConfig } from '../ios-like/configuration/config-trees.ts'
import { CliShell } from '../shell/cli-shell.ts'
import type { CommandLine, CommandLineSurroundings } from '../shell/command-line.ts'
import { answerText } from '../shell/reply.ts'
import type { Shell, ShellWire, Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { IosDevice, type IosDeviceOptions } from './ios-device.ts'
import { iosDialect } from './ios-dialect.ts'
import { iosSession } from './ios-session.ts'
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
  const commandLine = ({ columns, faults }: CommandLineSurroundings): CommandLine =>
    new IosLikeCommandLine({
      dialect: iosDialect,
      // Cisco, "length": 24 lines unless configured, whatever the pty says [K]
      session: {
        ...iosSession(device, { privileged, faults }),
        terminalLength: 24,
        terminalWidth: columns,
      },
      greeting: () => (device.motd === undefined ? '\n' : `\n${device.motd}\n`),
      leaveConfig,
    })
  return {
    runningConfig: () => fromByteString(device.running.render()),
    startupConfig: () => fromByteString(device.startup.render()),
    admits: (request) => admits(device.running, request),
    close: () => device.confirmedChange.stop(),
    openShell: (wire: ShellWire): Shell => {
      const shell = new CliShell(wire, commandLine)
      shell.open()
      return shell
    },
    exec: (command) => {
      const session = iosSession(device, { privileged, faults: () => ({}) })
      const answer = runCommand(iosDialect, session, toByteString(command))
      return Buffer.from(answerText(answer).replaceAll('\n', '\r\n'), 'latin1')
    },
  }
}
