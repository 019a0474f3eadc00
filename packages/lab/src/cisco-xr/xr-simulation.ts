import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { CommitRecord, Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import { execTree } from './exec/exec-commands.ts'
import type { XrDeviceOptions } from './factory-configuration.ts'
import { xrFiles } from './file-system/xr-files.ts'
import { runLine } from './run-line.ts'
import { XrCommandLine } from './xr-command-line.ts'
import { XrDevice } from './xr-device.ts'
import type { XrSession } from './xr-session.ts'

/** The simulated IOS XR device: target and running configuration, command line, SSH exec. */
export function simulateXr(options: XrDeviceOptions): Simulation {
  const device = new XrDevice(options)
  const user = options.username ?? 'admin'
  const commands = execTree(options.commands ?? {})
  const newSession = (
    given: Pick<XrSession, 'faults' | 'terminalLength' | 'terminalWidth'>,
  ): XrSession => ({
    device,
    user,
    commands,
    line: device.openLine(),
    editing: undefined,
    showsDate: true,
    ...given,
  })
  const runningText = (): string => fromByteString(device.running.render())
  return {
    ident: 'Cisco-2.0',
    runningConfig: runningText,
    // public notes on XRv9k: the commit database is what persists
    startupConfig: runningText,
    commits: () => commitsOf(device),
    files: xrFiles(device.files),
    access: () => accessOf(device.running, user),
    close: () => device.close(),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, ({ columns, faults }) => {
        // Cisco, "terminal length": 24 lines by default
        const session = newSession({ faults, terminalLength: 24, terminalWidth: columns })
        return new XrCommandLine(session, motd)
      })
    },
    exec: (command) => {
      const session = newSession({ faults: () => ({}), terminalLength: 0, terminalWidth: 0 })
      return answerBytes(runLine(session, toByteString(command)))
    },
  }
}

function commitsOf({ first, commits }: XrDevice): readonly CommitRecord[] {
  const made = commits.map(({ at, user, client, comment, confirmWithin, after }) => ({
    at,
    user: client === 'Rollback' ? 'root' : user,
    comment,
    confirmWithin,
    config: fromByteString(after.render()),
  }))
  const config = fromByteString(first.configuration.render())
  const start = { at: first.at, user: 'root', comment: undefined, confirmWithin: undefined, config }
  return [start, ...made.reverse()]
}
