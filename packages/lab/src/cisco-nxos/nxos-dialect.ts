import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { nxosConfigModes } from './configuration/config-modes.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'
import { type NxosHandler, type NxosSession, promptOf } from './nxos-session.ts'

/**
 * How NX-OS reads and answers. In configuration mode exec commands are understood too (published captures),
 * behind those of the mode.
 */
export const nxosDialect: Dialect<NxosSession> = {
  trees: (session) =>
    session.mode === 'exec'
      ? execTrees(session)
      : [...nxosConfigModes.trees(session), ...execTrees(session)],
  execTrees,
  promptOf,
  reject,
}

/** The commands of exec mode, those that the user of the lab added first. */
function execTrees({ device, privileged }: NxosSession): readonly TreeNode<NxosHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}

/** What NX-OS prints when it does not understand a line (cli-dialects 4.2; `Ambiguous`, `Incomplete`: unicon). */
function reject(_session: NxosSession, { rejected, column }: Rejection): string {
  const words = {
    invalid: '% Invalid command',
    incomplete: '% Incomplete command',
    ambiguous: '% Ambiguous command',
  }
  return `${' '.repeat(column)}^\n${words[rejected.kind]} at '^' marker.\n`
}
