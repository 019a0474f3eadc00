import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { procurveConfigModes } from './configuration/config-modes.ts'
import { manager } from './exec/exec-commands.ts'
import { type ProcurveHandler, type ProcurveSession, promptOf } from './procurve-session.ts'

/** How ArubaOS-Switch reads and answers; commands of the manager level work in configuration, too (HPE's guides). */
export const procurveDialect: Dialect<ProcurveSession> = {
  trees: (session) =>
    session.mode === 'exec'
      ? execTrees(session)
      : [...procurveConfigModes.trees(session), ...execTrees(session)],
  execTrees,
  promptOf,
  reject,
}

function execTrees({ device }: ProcurveSession): readonly TreeNode<ProcurveHandler>[] {
  return device.customCommands === undefined ? [manager] : [device.customCommands, manager]
}

/** cli-dialects 4.2 [K]. */
function reject(_session: ProcurveSession, { rejected, line }: Rejection): string {
  const word = line.trim().split(/\s+/).at(-1) ?? ''
  if (rejected.kind === 'incomplete') return `Incomplete input: ${word}\n`
  return rejected.kind === 'ambiguous' ? `Ambiguous input: ${word}\n` : `Invalid input: ${word}\n`
}
