import { encodeInput } from '../dialog/input.ts'
import { CommandsIncompleteError } from '../error/commands-incomplete-error.ts'
import { InputRefusedError } from '../error/input-refused-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { CommandReply } from '../session-reply.ts'
import { checkAnswer, runCommand } from './run-command.ts'
import { runTogether } from './run-together.ts'
import type { SendCommandsOptions } from './send-command-options.ts'

/**
 * Types commands, one after the other; where it is safe, several at once (production safety, rule 7).
 *
 * @param context - The session.
 * @param commands - Checked by {@link checkCommands}.
 * @param options - Limits, for each command or those that go together.
 * @throws {@link CommandsIncompleteError} with the replies so far when a command fails or the signal
 * aborts.
 */
export async function runCommands(
  context: SessionContext,
  commands: readonly string[],
  options: SendCommandsOptions,
): Promise<CommandReply[]> {
  const { host, platform, pipelining, prepared, line } = context
  const replies: CommandReply[] = []
  let sentCount = 0
  let notice: readonly string[] = []
  /** Takes answers up to the first that is a refusal. */
  const take = (answers: readonly CommandReply[]): void => {
    for (const [index, reply] of answers.entries()) {
      try {
        checkAnswer(context, reply)
      } catch (error) {
        throw cut(error, answers.slice(index + 1))
      }
      replies.push({ ...reply, warnings: [...notice, ...reply.warnings] })
      notice = []
    }
  }
  const cut = (cause: unknown, later: readonly CommandReply[] = []): CommandsIncompleteError => {
    const command = commands[replies.length] ?? ''
    const sent = commands.slice(0, sentCount)
    const changed = sent.every((one) => platform.readOnly.test(one)) ? false : 'unknown'
    const unsent = commands.slice(sentCount)
    return new CommandsIncompleteError(
      { host, command, replies, later, unsent, changed },
      { cause },
    )
  }
  while (replies.length < commands.length) {
    if (options.signal?.aborted === true) throw cut(options.signal.reason)
    // The first of a session goes alone: it shows that the device answers as it should. So do all where
    // paging may be on.
    const isAlone = !pipelining.hasAnswered || line.hasPaged || !prepared.isDone
    const size = isAlone ? 1 : pipelining.sizeFor(commands, options.pipeline)
    const next = pipelining.next(commands.slice(replies.length), size)
    sentCount = replies.length + next.length
    const [command = ''] = next
    const answering =
      next.length === 1
        ? runCommand(context, command, options).then((reply) => [reply])
        : runTogether(context, next, options)
    const answers = await answering.catch((error: unknown) => {
      throw cut(error)
    })
    if (Array.isArray(answers)) {
      take(answers)
    } else {
      pipelining.stop(answers.surprise)
      notice = [`pipelining ended: ${answers.surprise}; the commands were sent one by one`]
      context.log.warn({ reason: answers.surprise }, 'pipelining ended for this session')
    }
  }
  return replies
}

/**
 * Makes sure that all commands can be typed, before any of them is.
 *
 * @param context - The session.
 * @param commands - From plain JavaScript anything may come.
 * @throws {@link InputRefusedError}.
 */
export function checkCommands(
  { host, platform, dialog }: SessionContext,
  commands: readonly string[],
): void {
  if (!Array.isArray(commands)) {
    const reason = 'a list of commands was expected; for one alone use sendCommand'
    const input = JSON.stringify(commands) ?? String(commands)
    throw new InputRefusedError({ host, phase: 'command', input, reason })
  }
  const context = { host, phase: 'command', encoding: dialog.encoding } as const
  for (const command of commands) encodeInput(command, platform, context)
}
