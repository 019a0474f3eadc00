import type { Faults } from '../fault/faults.ts'
import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import type { PagerStyle } from '../terminal/pager.ts'
import type { Dialect } from './command-line/dialect.ts'
import { IosLikeCommandLine } from './command-line/ios-like-command-line.ts'
import { runCommand } from './command-line/run-command.ts'
import type { IosLikeSession } from './command-line/session.ts'
import type { Configuration } from './configuration/configuration.ts'

/** What a platform brings to a simulation. */
export interface IosLikePlatform<Session extends IosLikeSession> {
  /** The device; what it comes up with may change. */
  readonly device: { readonly running: Configuration; readonly startup: Configuration }
  /** How it reads and answers. */
  readonly dialect: Dialect<Session>
  /** A session at the prompt of exec mode, without paging. */
  readonly newSession: (faults: () => Faults) => Session
  /** Printed before the first prompt. */
  readonly greeting: () => string
  /** Leaves configuration mode. */
  readonly leaveConfig: (session: Session) => void
  /** What paging looks like. Default: as on IOS. */
  readonly pager?: PagerStyle | undefined
}

/** Cisco, "length": 24 lines unless configured, whatever the pty says [K] */
const pageLength = 24

/** The simulation of an IOS-like device: configuration, command line, SSH exec. */
export function simulateIosLike<Session extends IosLikeSession>(
  platform: IosLikePlatform<Session>,
): Simulation {
  const { device, dialect, newSession } = platform
  return {
    runningConfig: () => fromByteString(device.running.render()),
    startupConfig: () => fromByteString(device.startup.render()),
    openShell: (wire) => {
      return openShell(wire, ({ columns, faults }) => {
        const session = {
          ...newSession(faults),
          terminalLength: pageLength,
          terminalWidth: columns,
        }
        return new IosLikeCommandLine({ ...platform, session })
      })
    },
    exec: (command) => {
      const answer = runCommand(
        dialect,
        newSession(() => ({})),
        toByteString(command),
      )
      return answerBytes(answer)
    },
  }
}
