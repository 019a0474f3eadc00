import type { TreeNode } from '../grammar/command-tree.ts'
import { parseCommand } from '../grammar/parse-command.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { eosConfigModes } from './configuration/config-modes.ts'
import type { EosHandler, EosSession } from './eos-session.ts'
import { promptOf } from './eos-session.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'

/** How EOS reads and answers. In configuration mode exec commands are understood too, as recorded. */
export const eosDialect: Dialect<EosSession> = {
  trees: (session) =>
    session.mode === 'exec'
      ? execTrees(session)
      : [...eosConfigModes.trees(session), ...execTrees(session)],
  execTrees,
  promptOf,
  reject,
}

/** The commands of exec mode, those that the user of the lab added first. */
function execTrees({ device, privileged }: EosSession): readonly TreeNode<EosHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}

/** What EOS prints when it does not understand a line, as recorded. */
function reject({ privileged }: EosSession, { rejected, line }: Rejection): string {
  if (rejected.kind === 'incomplete') return '% Incomplete command\n'
  if (rejected.kind === 'ambiguous') return '% Ambiguous command\n'
  const wouldDo = !privileged && parseCommand([privilegedExec], line).kind !== 'invalid'
  return `% Invalid input${wouldDo ? ' (privileged mode required)' : ''}\n`
}
