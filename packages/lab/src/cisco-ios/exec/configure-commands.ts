import type { Command } from '../../grammar/command-tree.ts'
import { nothingPending } from '../archive/confirmed-change.ts'
import type { IosHandler, IosSession } from '../ios-session.ts'
import { configureReplace } from './configure-replace.ts'

function configureTerminal(session: IosSession): string {
  session.mode = 'config'
  return 'Enter configuration commands, one per line.  End with CNTL/Z.\n'
}

/**
 * Cisco, "Configuration Rollback Confirmed Change": 1 to 120 minutes (production-safety, section 5), no
 * configuration mode where the change could not be undone.
 */
const withTimer: IosHandler = (session, { args }) => {
  const { started, output } = session.device.confirmedChange.start(Number(args[0]))
  return started ? `${output}${configureTerminal(session)}` : output
}

/** The ways into configuration mode, and those that end or undo a confirmed change. */
export const configureCommands: readonly Command<IosHandler>[] = [
  { spec: 'configure terminal', handler: configureTerminal },
  {
    spec: 'configure',
    handler: (session) => ({
      kind: 'dialog',
      question: 'Configuring from terminal, memory, or network [terminal]? ',
      ask: 'line',
      answer: (text) =>
        'terminal'.startsWith(text.trim())
          ? configureTerminal(session)
          : '?Must be "terminal", "memory", or "network"\n',
    }),
  },
  { spec: 'configure terminal revert timer <1-120>', handler: withTimer },
  {
    spec: 'configure confirm',
    handler: ({ device }) => (device.confirmedChange.confirm() ? '' : nothingPending),
  },
  {
    spec: 'configure revert now',
    handler: ({ device }) => device.confirmedChange.revert() ?? nothingPending,
  },
  {
    spec: 'configure revert timer <1-120>',
    handler: ({ device }, { args }) =>
      device.confirmedChange.restart(Number(args[0])) ? '' : nothingPending,
  },
  { spec: 'configure replace <word>', handler: configureReplace },
  { spec: 'configure replace <word> <line>', handler: configureReplace },
]
