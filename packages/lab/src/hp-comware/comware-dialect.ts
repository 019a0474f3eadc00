import type { TreeNode } from '../grammar/command-tree.ts'
import type { Dialect, Rejection } from '../ios-like/command-line/dialect.ts'
import { type ComwareHandler, type ComwareSession, promptOf } from './comware-session.ts'
import { comwareConfigModes } from './configuration/config-modes.ts'
import { anyView, systemView, userView } from './view/view-commands.ts'

/** How Comware reads and answers: some commands are of the user view, some of the system view, some of any. */
export const comwareDialect: Dialect<ComwareSession> = {
  trees: (session) => {
    const { mode, device } = session
    const own = device.customCommands === undefined ? [] : [device.customCommands]
    if (mode === 'exec') return [...own, userView, anyView]
    return [...own, ...comwareConfigModes.trees(session), systemView, anyView]
  },
  execTrees,
  promptOf,
  reject,
}

function execTrees(): readonly TreeNode<ComwareHandler>[] {
  return [anyView]
}

/** H3C, "CLI configuration", common command line errors: the mark stands below the wrong word. */
function reject(_session: ComwareSession, { rejected, column }: Rejection): string {
  const words = {
    invalid: '% Unrecognized command found',
    incomplete: '% Incomplete command found',
    ambiguous: '% Ambiguous command found',
  }
  return `${' '.repeat(column)}^\n ${words[rejected.kind]} at '^' position.\n`
}
