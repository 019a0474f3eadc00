import type { TreeNode } from '../grammar/command-tree.ts'
import { splitWords } from '../grammar/split-words.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { iosConfigModes } from './configuration/config-modes.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'
import { type IosHandler, type IosSession, promptOf } from './ios-session.ts'

/** How IOS reads and answers. */
export const iosDialect: Dialect<IosSession> = {
  trees: (session) =>
    session.mode === 'exec' || session.mode === 'tcl'
      ? execTrees(session)
      : iosConfigModes.trees(session),
  execTrees,
  runElsewhere: runTcl,
  promptOf,
  reject,
}

/** The commands of exec mode, those that the user of the lab added first. */
function execTrees({ device, privileged }: IosSession): readonly TreeNode<IosHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}

/** `tclquit` and `exit` leave Tcl (Cisco, "tclsh"). */
function runTcl(session: IosSession, line: string): string | undefined {
  if (session.tcl === undefined) return undefined
  if (line !== 'tclquit' && line !== 'exit') return session.tcl.run(line)
  session.tcl = undefined
  session.mode = 'exec'
  return ''
}

/** What IOS prints when it does not understand a line (cli-dialects 4.2; wording and caret as recorded). */
function reject({ mode }: IosSession, { rejected, line, column }: Rejection): string {
  if (rejected.kind === 'incomplete') return '% Incomplete command.\n\n'
  if (rejected.kind === 'ambiguous') return `% Ambiguous command:  "${line.trim()}"\n`
  if (mode === 'exec' && splitWords(line).texts.length === 1) {
    // a lone word is taken for a host to connect to; recorded on IOS-XE with name lookup off
    return '% Bad IP address or host name% Unknown command or computer name, or unable to find computer address\n'
  }
  return `${' '.repeat(column)}^\n% Invalid input detected at '^' marker.\n\n`
}
