import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { CommitRecord, Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import { render } from './configuration/render.ts'
import type { VrpConfiguration } from './configuration/vrp-configuration.ts'
import type { VrpDeviceOptions } from './factory-configuration.ts'
import { runLine } from './run-line.ts'
import { plain } from './show/moment.ts'
import { userViewTree } from './view/view-commands.ts'
import { VrpCommandLine } from './vrp-command-line.ts'
import { VrpDevice } from './vrp-device.ts'
import { type VrpRelease, vrp5, vrp8 } from './vrp-release.ts'
import type { VrpSession } from './vrp-session.ts'

/** The simulated VRP 5 device: lines act at once. */
export function simulateVrp5(options: VrpDeviceOptions): Simulation {
  return simulateVrp(options, vrp5)
}

/** The simulated VRP 8 device: a candidate for every session, commits, trials. */
export function simulateVrp8(options: VrpDeviceOptions): Simulation {
  return simulateVrp(options, vrp8)
}

function simulateVrp(options: VrpDeviceOptions, release: VrpRelease): Simulation {
  const device = new VrpDevice(options, release)
  const name = options.username ?? 'admin'
  const commands = userViewTree(release, options.commands ?? {})
  const newSession = (
    given: Pick<VrpSession, 'faults' | 'terminalLength' | 'terminalWidth'>,
  ): VrpSession => ({
    device,
    commands,
    user: device.openSession(name),
    editing: undefined,
    ...given,
  })
  return {
    ident: release.ident,
    runningConfig: () => textOf(device.running),
    startupConfig: () => textOf((device.saved ?? device.first).configuration),
    ...(release.hasCandidate ? { commits: () => commitsOf(device) } : {}),
    access: () => accessOf(device.running, name),
    close: () => device.endTrial(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, ({ columns, faults }) => {
        // Huawei, "screen-length": 24 lines by default
        const session = newSession({ faults, terminalLength: 24, terminalWidth: columns })
        return new VrpCommandLine(session, `${motd}${greeting(device)}`)
      })
    },
    exec: (command) => {
      const session = newSession({ faults: () => ({}), terminalLength: 0, terminalWidth: 0 })
      return answerBytes(runLine(session, toByteString(command)))
    },
  }
}

/** What a device says at log-in (public captures of both generations). */
function greeting({ now }: VrpDevice): string {
  return `
Info: The max number of VTY users is 5, and the number
      of current VTY users on line is 1.
      The current login time is ${plain(now())}.
`
}

function textOf(configuration: VrpConfiguration): string {
  return fromByteString(render(configuration, ''))
}

function commitsOf({ first, commits }: VrpDevice): readonly CommitRecord[] {
  const made = commits.map(({ at, user, description, confirmWithin, after }) => ({
    at,
    user: user === '' ? 'root' : user,
    comment: description,
    confirmWithin,
    config: textOf(after),
  }))
  const config = textOf(first.configuration)
  const start = { at: first.at, user: 'root', comment: undefined, confirmWithin: undefined, config }
  return [start, ...made.reverse()]
}
