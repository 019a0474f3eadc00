import { commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import { toByteString } from '../../terminal/byte-string.ts'
import type { Handler, IosLikeSession } from './session.ts'

/** The commands that the user of the lab added, each with its fixed output; `undefined` when there are none. */
export function fixedCommands(
  commands: Readonly<Record<string, string>> | undefined,
): TreeNode<Handler<IosLikeSession>> | undefined {
  if (commands === undefined) return undefined
  return commandTree(
    Object.entries(commands).map(([spec, text]) => {
      const output = toByteString(text.endsWith('\n') || text === '' ? text : `${text}\n`)
      return { spec: spec.trim().toLowerCase(), handler: () => output }
    }),
  )
}
