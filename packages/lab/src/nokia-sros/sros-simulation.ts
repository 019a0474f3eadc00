import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import { render } from './configuration/render.ts'
import type { SrosConfiguration } from './configuration/sros-configuration.ts'
import type { SrosDeviceOptions } from './factory-configuration.ts'
import { srosFiles } from './file-system/sros-files.ts'
import { commandsWith } from './operational/commands.ts'
import { runLine } from './run-line.ts'
import { SrosCommandLine } from './sros-command-line.ts'
import { SrosDevice } from './sros-device.ts'
import type { SrosSession } from './sros-session.ts'

/** The simulated SR OS device: MD-CLI, candidates, commits to be confirmed. */
export function simulateSros(options: SrosDeviceOptions): Simulation {
  const device = new SrosDevice(options)
  const user = options.username ?? 'admin'
  const commands = commandsWith(options.commands ?? {})
  const newSession = (
    given: Pick<SrosSession, 'faults' | 'isPaged' | 'terminalWidth'>,
  ): SrosSession => ({
    device,
    user,
    commands,
    editing: undefined,
    path: [],
    visited: [],
    // Nokia, "environment console": 24 lines by default
    terminalLength: 24,
    completesAtSpace: true,
    completesAtEnter: true,
    ...given,
  })
  return {
    // OpenSSH, as its releases identify themselves [K]
    ident: 'OpenSSH_9.6',
    runningConfig: () => textOf(device.running),
    startupConfig: () => textOf(device.startup),
    commits: () =>
      device.commits.map(({ configuration, ...commit }) => ({
        ...commit,
        config: textOf(configuration),
      })),
    files: srosFiles(device.files),
    access: () => accessOf(device.running, user),
    close: () => device.endPending(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, ({ columns, faults }) => {
        const session = newSession({ faults, isPaged: true, terminalWidth: columns })
        return new SrosCommandLine(session, motd)
      })
    },
    exec: (command) => {
      const session = newSession({ faults: () => ({}), isPaged: false, terminalWidth: 0 })
      return answerBytes(runLine(session, toByteString(command)))
    },
  }
}

function textOf(configuration: SrosConfiguration): string {
  return fromByteString(render(configuration, []))
}
