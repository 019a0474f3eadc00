import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import type { IosHandler, IosSession, ModeName } from '../ios-session.ts'
import { bannerMotd } from './banner.ts'
import { configCommands } from './config-command.ts'
import { globalCommands } from './global-commands.ts'
import { sectionCommands } from './section-commands.ts'

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
  { spec: 'exit', handler: leaveSection },
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
  {
    // Cisco, "boot system": without a value all of them go
    spec: 'no boot system',
    handler: ({ device }) => {
      for (const { id } of device.running.startingWith('boot system ')) device.running.remove(id)
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
 * The commands of the configuration mode that a session is in. In a sub-mode the global commands are
 * understood too, behind those of the sub-mode (Cisco, "Understanding Command Modes").
 */
export function configTrees({ mode }: IosSession): readonly TreeNode<IosHandler>[] {
  const sectionTree = sectionTrees.get(mode)
  return sectionTree === undefined ? [globalTree] : [sectionTree, globalTree]
}

/** Goes one level up, as `exit` does. */
export function leaveSection(session: IosSession): string {
  if (session.mode === 'config-archive-log-cfg') {
    session.mode = 'config-archive'
    session.section = session.device.running.find('archive')
    return ''
  }
  session.mode = session.section === undefined ? 'exec' : 'config'
  session.section = undefined
  return ''
}
