import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { render } from './configuration/render.ts'
import type { SrlConfiguration } from './configuration/srl-configuration.ts'
import type { SrlDeviceOptions } from './factory-configuration.ts'
import { runLine } from './run-line.ts'
import { SrlCommandLine } from './srl-command-line.ts'
import { SrlDevice } from './srl-device.ts'
import type { SrlSession } from './srl-session.ts'

/** The simulated SR Linux device: candidates with names, commits to be confirmed. */
export function simulateSrl(options: SrlDeviceOptions): Simulation {
  const device = new SrlDevice(options)
  const { username: user = 'admin' } = options
  const commands = new Map(
    Object.entries(options.commands ?? {}).map(([command, output]) => [
      command.trim().toLowerCase(),
      toByteString(output === '' || output.endsWith('\n') ? output : `${output}\n`),
    ]),
  )
  const newSession = (terminalWidth: number): SrlSession => ({
    device,
    user,
    commands,
    editing: undefined,
    view: 'running',
    path: [],
    // The basic engine does not page (experience [K]).
    terminalLength: 0,
    terminalWidth,
  })
  return {
    // As its releases identify themselves [K].
    ident: 'OpenSSH_8.4p1 Debian-5+deb11u3',
    runningConfig: () => textOf(device.running),
    startupConfig: () => textOf(device.startup),
    commits: () =>
      device.commits.map(({ at, user: by, comment, confirmWithin, configuration }) => ({
        at,
        user: by,
        comment,
        confirmWithin: confirmWithin === undefined ? undefined : confirmWithin / 60,
        config: textOf(configuration),
      })),
    // Sessions that are open go on (production-safety rule 13; that SR Linux keeps them is experience [K]).
    access: () => {
      const state = device.running.valueOf(['system', 'ssh-server mgmt', 'admin-state'])
      return state === 'enable' ? 'open' : 'refused'
    },
    close: () => device.endPending(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, ({ columns }) => new SrlCommandLine(newSession(columns), motd))
    },
    exec: (command) => answerBytes(runLine(newSession(0), toByteString(command))),
  }
}

function textOf(configuration: SrlConfiguration): string {
  return fromByteString(render(configuration, []))
}
