import type { TreeNode } from '../grammar/command-tree.ts'
import { configTrees } from './configuration/config-trees.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'
import type { IosHandler, IosSession } from './ios-session.ts'

/** The commands of the mode that a session is in. */
export function treesOf(session: IosSession): readonly TreeNode<IosHandler>[] {
  return session.mode === 'exec' ? execTrees(session) : configTrees(session)
}

/** The commands of exec mode, those that the user of the lab added first. */
export function execTrees({ device, privileged }: IosSession): readonly TreeNode<IosHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}
