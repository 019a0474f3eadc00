import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { type AoscxHandler, type AoscxSession, promptOf } from './aoscx-session.ts'
import { aoscxConfigModes } from './configuration/config-modes.ts'
import { privilegedExec } from './exec/exec-commands.ts'

/**
 * How AOS-CX reads and answers. Commands of the manager context are understood in configuration mode behind
 * `do` [K]; checkpoints are of the manager context (Aruba, "Command context" of their pages).
 */
export const aoscxDialect: Dialect<AoscxSession> = {
  trees: (session) =>
    session.mode === 'exec' ? execTrees(session) : aoscxConfigModes.trees(session),
  execTrees,
  promptOf,
  reject,
}

/** The commands of the manager context, those that the user of the lab added first. */
function execTrees({ device }: AoscxSession): readonly TreeNode<AoscxHandler>[] {
  return device.customCommands === undefined
    ? [privilegedExec]
    : [device.customCommands, privilegedExec]
}

/** What AOS-CX prints when it does not understand a line (cli-dialects 4.2; `Ambiguous` [K]). */
function reject(_session: AoscxSession, { rejected, line }: Rejection): string {
  if (rejected.kind === 'incomplete') return '% Command incomplete.\n'
  if (rejected.kind === 'ambiguous') return '% Ambiguous command.\n'
  return `Invalid input: ${line.trim().split(/\s+/).at(-1) ?? ''}\n`
}
