import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { os10ConfigModes } from './configuration/config-modes.ts'
import { exec } from './exec/exec-commands.ts'
import { type Os10Handler, type Os10Session, promptOf } from './os10-session.ts'

/** How OS10 reads and answers; exec commands work in configuration mode behind `do` (Dell's guides). */
export const os10Dialect: Dialect<Os10Session> = {
  trees: (session) =>
    session.mode === 'exec' ? execTrees(session) : os10ConfigModes.trees(session),
  execTrees,
  promptOf,
  reject,
}

function execTrees({ device }: Os10Session): readonly TreeNode<Os10Handler>[] {
  return device.customCommands === undefined ? [exec] : [device.customCommands, exec]
}

/** Lines that begin so (cli-dialects 4.2); what follows the colon [K]. */
function reject(_session: Os10Session, { rejected }: Rejection): string {
  if (rejected.kind === 'incomplete') return '% Error: Incomplete command.\n'
  return rejected.kind === 'ambiguous'
    ? '% Error: Ambiguous command.\n'
    : '% Error: Unrecognized command.\n'
}
