import type { Shell, ShellWire, Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { IosDevice, type IosDeviceOptions } from './ios-device.ts'
import type { IosSession } from './ios-session.ts'
import { IosShell } from './ios-shell.ts'
import type { Answer } from './reply.ts'
import { runCommand } from './run-command.ts'

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
    openShell: (wire: ShellWire): Shell => {
      const shell = new IosShell({ device, privileged, wire })
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
      return Buffer.from(withoutDialog(answer).replaceAll('\n', '\r\n'), 'latin1')
    },
  }
}

/** An exec request has nobody to ask: a question is shown and the command goes no further. */
function withoutDialog(answer: Answer): string {
  if (typeof answer === 'string') return answer
  return answer.kind === 'dialog' ? `${answer.output ?? ''}${answer.question}\n` : ''
}
