import type { Command } from '../../grammar/command-tree.ts'
import type { ParsedCommand } from '../../grammar/parse-command.ts'
import type { Reply } from '../command-line/reply.ts'
import type { Handler, IosLikeSession } from '../command-line/session.ts'

/** One configuration command: which lines it can write, and what makes two of them the same. */
export interface ConfigCommand<Session extends IosLikeSession> {
  /** As in a command tree. */
  readonly spec: string
  /** How many leading words identify the line: `description` 1, `ntp server X` 3. */
  readonly key: number
  /** The mode that it opens, when it opens a section. */
  readonly opens?: string | undefined
  /** The line that stands for its absence; without it the line just goes away. */
  readonly absent?: string | undefined
  /** Writes something else than what was typed, e.g. a hash instead of a secret. */
  readonly store?: ((canonical: string) => string) | undefined
  /** The answer by which the device refuses the command; `undefined` when it does not. */
  readonly refuse?:
    | ((session: Session, command: ParsedCommand<unknown>) => Reply | undefined)
    | undefined
  /** The answer by which the device refuses the `no` form. */
  readonly refuseNo?:
    | ((session: Session, command: ParsedCommand<unknown>) => Reply | undefined)
    | undefined
}

/**
 * The commands of a configuration mode: every row in its own form and in its `no` forms, which may
 * stop anywhere behind the identifying words (`no description`, `no description old text`).
 *
 * @param rows - The grammar.
 * @param topLevel - Whether the lines belong at the top level rather than to the session's section.
 * @param negation - The word of the `no` forms.
 */
export function configCommands<Session extends IosLikeSession>(
  rows: readonly ConfigCommand<Session>[],
  topLevel: boolean,
  negation = 'no',
): readonly Command<Handler<Session>>[] {
  return rows.flatMap((row) => {
    const words = row.spec.split(' ')
    const negated = words
      .map((_, index) => words.slice(0, index + 1).join(' '))
      .slice(Math.min(row.key, words.length) - 1)
      .map((spec) => ({ spec: `${negation} ${spec}`, handler: remover(row, topLevel) }))
    return [...negated, { spec: row.spec, handler: setter(row, topLevel) }]
  })
}

function setter<Session extends IosLikeSession>(
  row: ConfigCommand<Session>,
  topLevel: boolean,
): Handler<Session> {
  return (session, command) => {
    const reason = row.refuse?.(session, command)
    if (reason !== undefined) return reason
    const { canonical } = command
    const section = place(session, topLevel)
    const line = session.configuration.set(
      {
        id: identity(canonical, row),
        text: row.store?.(canonical) ?? canonical,
        children: row.opens === undefined ? undefined : [],
      },
      section,
    )
    if (row.opens !== undefined) {
      session.mode = row.opens
      session.section = line
    }
    return ''
  }
}

function remover<Session extends IosLikeSession>(
  row: ConfigCommand<Session>,
  topLevel: boolean,
): Handler<Session> {
  return (session, command): Reply => {
    const reason = row.refuseNo?.(session, command)
    if (reason !== undefined) return reason
    const [, ...words] = command.canonical.split(' ')
    const id = identity(words.join(' '), row)
    const section = place(session, topLevel)
    const { configuration } = session
    if (row.absent === undefined) configuration.remove(id, section)
    else configuration.set({ id, text: row.absent, children: undefined }, section)
    return ''
  }
}

/** Where the line goes; a global command typed in a sub-mode first leaves it, as on the device. */
function place(session: IosLikeSession, topLevel: boolean): IosLikeSession['section'] {
  if (!topLevel) return session.section
  session.mode = 'config'
  session.section = undefined
  return undefined
}

function identity(canonical: string, { key }: { readonly key: number }): string {
  return canonical.split(' ').slice(0, key).join(' ')
}
