import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { type AsaHandler, type AsaSession, promptOf } from './asa-session.ts'
import { asaConfigModes } from './configuration/config-modes.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'

/** How an ASA reads and answers. In configuration mode exec commands are understood too (unicon). */
export const asaDialect: Dialect<AsaSession> = {
  trees: (session) =>
    session.mode === 'exec'
      ? execTrees(session)
      : [...asaConfigModes.trees(session), ...execTrees(session)],
  execTrees,
  promptOf,
  reject,
}

/** The commands of exec mode, those that the user of the lab added first. */
function execTrees({ device, privileged }: AsaSession): readonly TreeNode<AsaHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}

/** What an ASA prints when it does not understand a line (cli-dialects 4.2, 4.4: `ERROR:` at line start [K]). */
function reject(_session: AsaSession, { rejected, line, column }: Rejection): string {
  if (rejected.kind === 'incomplete') return 'ERROR: % Incomplete command\n'
  if (rejected.kind === 'ambiguous') return `ERROR: % Ambiguous command:  "${line.trim()}"\n`
  return `${' '.repeat(column)}^\nERROR: % Invalid input detected at '^' marker.\n`
}
