import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import { renderText } from './configuration/render.ts'
import type { JunosDeviceOptions } from './factory-configuration.ts'
import { junosFiles } from './file-system/junos-files.ts'
import { JunosCommandLine } from './junos-command-line.ts'
import { JunosDevice } from './junos-device.ts'
import type { JunosSession } from './junos-session.ts'
import { operationalTree } from './operational/operational-commands.ts'
import { readOperational } from './operational/read-operational.ts'

/** The simulated Junos device: candidate and commits, command line, SSH exec. */
export function simulateJunos(options: JunosDeviceOptions): Simulation {
  const device = new JunosDevice(options)
  const user = options.username ?? 'admin'
  const commands = operationalTree(options.commands ?? {})
  const newSession = (
    given: Pick<JunosSession, 'faults' | 'terminalWidth' | 'terminalLength'>,
  ): JunosSession => ({
    device,
    user,
    commands,
    terminal: device.openTerminal(),
    editing: undefined,
    // unicon, junos: root logs in to a shell and starts the CLI from there
    shell: user === 'root' ? { isBelow: false, isOpen: true } : undefined,
    completesOnSpace: true,
    isUnpaged: false,
    lastInputAt: device.now(),
    ...given,
  })
  const activeText = (): string => fromByteString(renderText(device.active.statements))
  return {
    // OpenSSH, as its releases identify themselves [K]
    ident: 'OpenSSH_7.5',
    runningConfig: activeText,
    startupConfig: activeText,
    commits: () =>
      device.commits
        .map(({ at, user: by, comment, confirmWithin, configuration }) => ({
          at,
          user: by,
          comment,
          confirmWithin,
          config: fromByteString(renderText(configuration.statements)),
        }))
        .reverse(),
    files: junosFiles(device, user),
    access: () => accessOf(device.active, user),
    close: () => device.close(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, (surroundings) => {
        const { columns, faults } = surroundings
        // Juniper, "set cli screen-length": 24 lines by default
        const session = newSession({ faults, terminalWidth: columns, terminalLength: 24 })
        return new JunosCommandLine(session, motd, surroundings)
      })
    },
    exec: (command) => {
      const session = newSession({ faults: () => ({}), terminalWidth: 0, terminalLength: 0 })
      const run = readOperational(session, toByteString(command))
      return answerBytes('message' in run ? `error: ${run.message}\n` : run())
    },
  }
}
