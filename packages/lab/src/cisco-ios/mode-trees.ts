import { type Command, commandTree, type TreeNode } from '../grammar/command-tree.ts'
import { bannerMotd } from './configuration/banner.ts'
import { configCommands } from './configuration/config-command.ts'
import { globalCommands } from './configuration/global-commands.ts'
import { sectionCommands } from './configuration/section-commands.ts'
import { privilegedExec, userExec } from './exec/exec-commands.ts'
import type { IosHandler, IosSession, ModeName } from './ios-session.ts'

/** Leaves configuration mode altogether. */
export function leaveConfig(session: IosSession): void {
  session.mode = 'exec'
  session.section = undefined
}

const everywhere: readonly Command<IosHandler>[] = [
  {
    spec: 'end',
    handler: (session) => {
      leaveConfig(session)
      return ''
    },
  },
  {
    spec: 'exit',
    handler: (session) => {
      session.mode = session.section === undefined ? 'exec' : 'config'
      session.section = undefined
      return ''
    },
  },
]

const globalTree = commandTree<IosHandler>([
  ...everywhere,
  ...configCommands(globalCommands, true),
  { spec: 'banner motd <line>', handler: bannerMotd },
  {
    spec: 'no banner motd',
    handler: ({ device }) => {
      device.running.remove('banner motd')
      return ''
    },
  },
])

const sectionTrees = new Map<ModeName, TreeNode<IosHandler>>(
  Object.entries(sectionCommands).map(([mode, rows]) => [
    mode as ModeName,
    commandTree<IosHandler>([...everywhere, ...configCommands(rows, false)]),
  ]),
)

/**
 * The commands of the mode that a session is in. In a configuration sub-mode the global commands
 * are understood too, behind those of the sub-mode (Cisco, "Understanding Command Modes").
 */
export function treesOf(session: IosSession): readonly TreeNode<IosHandler>[] {
  if (session.mode === 'exec') return execTrees(session)
  const sectionTree = sectionTrees.get(session.mode)
  return sectionTree === undefined ? [globalTree] : [sectionTree, globalTree]
}

/** The commands of exec mode, those that the user of the lab added first. */
export function execTrees({ device, privileged }: IosSession): readonly TreeNode<IosHandler>[] {
  const tree = privileged ? privilegedExec : userExec
  return device.customCommands === undefined ? [tree] : [device.customCommands, tree]
}
