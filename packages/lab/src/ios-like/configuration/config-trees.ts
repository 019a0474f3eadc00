import { type Command, commandTree, type TreeNode } from '../../grammar/command-tree.ts'
import type { Handler, IosLikeSession } from '../command-line/session.ts'
import { type ConfigCommand, configCommands } from './config-command.ts'

/** The configuration grammar of one family of devices. */
export interface ConfigGrammar<Session extends IosLikeSession> {
  /** Global commands. */
  readonly global: readonly ConfigCommand<Session>[]
  /** Commands of the sub-modes, by mode. */
  readonly sections: Readonly<Record<string, readonly ConfigCommand<Session>[]>>
  /** Global commands that are more than a line of configuration. */
  readonly commands?: readonly Command<Handler<Session>>[] | undefined
  /** Leaves configuration mode altogether. Default: to the prompt of exec mode. */
  readonly leave?: ((session: Session) => void) | undefined
  /** The mode that a section inside a section goes back to, and how the section there begins. */
  readonly parents?: Readonly<Record<string, { mode: string; section: string }>> | undefined
  /** What the words of every mode are. Default: as on IOS. */
  readonly words?: ConfigWords | undefined
}

/** Words that every configuration mode of a family of devices has. */
export interface ConfigWords {
  /** Takes a line away. */
  readonly negation: string
  /** Leaves configuration mode altogether. */
  readonly end: string
  /** Goes one level up. */
  readonly exit: string
}

const iosWords: ConfigWords = { negation: 'no', end: 'end', exit: 'exit' }

/** The commands of every configuration mode, and the way out of a section. */
export interface ConfigModes<Session extends IosLikeSession> {
  /**
   * The commands of the mode that a session is in. In a sub-mode the global commands are understood too,
   * behind those of the sub-mode (Cisco, "Understanding Command Modes").
   */
  readonly trees: (session: Session) => readonly TreeNode<Handler<Session>>[]
  /** Leaves configuration mode altogether, as `end` does. */
  readonly leave: (session: Session) => void
  /** Goes one level up, as `exit` does. */
  readonly leaveSection: (session: Session) => void
}

/** Leaves configuration mode altogether. */
export function leaveConfig(session: IosLikeSession): void {
  session.mode = 'exec'
  session.section = undefined
}

/** Builds the configuration modes of a family of devices. */
export function configModes<Session extends IosLikeSession>(
  grammar: ConfigGrammar<Session>,
): ConfigModes<Session> {
  const { leave = leaveConfig, words = iosWords } = grammar
  const leaveSection = sectionLeaver(grammar)
  const everywhere: readonly Command<Handler<Session>>[] = [
    {
      spec: words.end,
      handler: (session) => {
        leave(session)
        return ''
      },
    },
    {
      spec: words.exit,
      handler: (session) => {
        leaveSection(session)
        return ''
      },
    },
  ]
  const globalTree = commandTree<Handler<Session>>([
    ...everywhere,
    ...configCommands(grammar.global, true, words.negation),
    ...(grammar.commands ?? []),
  ])
  const sectionTrees = new Map(
    Object.entries(grammar.sections).map(([mode, rows]) => [
      mode,
      commandTree<Handler<Session>>([
        ...everywhere,
        ...configCommands(rows, false, words.negation),
      ]),
    ]),
  )
  return {
    leave,
    leaveSection,
    trees: ({ mode }) => {
      const sectionTree = sectionTrees.get(mode)
      return sectionTree === undefined ? [globalTree] : [sectionTree, globalTree]
    },
  }
}

function sectionLeaver<Session extends IosLikeSession>({
  parents = {},
  leave = leaveConfig,
}: ConfigGrammar<Session>): (session: Session) => void {
  return (session) => {
    const parent = parents[session.mode]
    if (parent !== undefined) {
      session.mode = parent.mode
      session.section = session.configuration.startingWith(parent.section)[0]
      return
    }
    if (session.section === undefined) leave(session)
    else session.mode = 'config'
    session.section = undefined
  }
}
