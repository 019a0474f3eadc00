import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import type { Configuration } from './configuration/configuration.ts'
import { renderText } from './configuration/render.ts'
import type { VyosDeviceOptions } from './factory-configuration.ts'
import { runOperational } from './operational/operational-commands.ts'
import { VyosCommandLine } from './vyos-command-line.ts'
import { VyosDevice } from './vyos-device.ts'
import type { VyosSession } from './vyos-session.ts'

/** The simulated VyOS device: candidates of their own, commits in parts, revisions. */
export function simulateVyos(options: VyosDeviceOptions): Simulation {
  const hostname = toByteString(options.hostname)
  const device = new VyosDevice({ ...options, hostname })
  const newSession = (
    given: Pick<VyosSession, 'faults' | 'tell' | 'terminalWidth' | 'terminalLength'>,
  ): VyosSession => ({
    device,
    user: options.username ?? 'admin',
    terminal: device.openTerminal(),
    commands: options.commands ?? {},
    editing: undefined,
    ...given,
  })
  const text = (configuration: Configuration): string => fromByteString(renderText(configuration))
  return {
    // OpenSSH, as its releases identify themselves [K]
    ident: 'OpenSSH_9.2p1 Debian-2+deb12u3',
    runningConfig: () => text(device.active),
    startupConfig: () => text(device.saved),
    commits: () =>
      device.commits
        .map(({ configuration, ...commit }) => ({ ...commit, config: text(configuration) }))
        .toReversed(),
    access: () => accessOf(device.active),
    close: () => device.close(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, (surroundings) => {
        const { columns, faults, tell } = surroundings
        const session = newSession({ faults, tell, terminalWidth: columns, terminalLength: 24 })
        return new VyosCommandLine(session, motd, surroundings)
      })
    },
    exec: (command) => {
      const faults = (): object => ({})
      const tell = (): void => {}
      const session = newSession({ faults, tell, terminalWidth: 0, terminalLength: 0 })
      return answerBytes(runOperational(session, toByteString(command)))
    },
  }
}
