import { CommandsIncompleteError } from './error/commands-incomplete-error.ts'
import { encodeInput } from './input.ts'
import { runCommand } from './run-command.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'
import type { CommandReply } from './session-reply.ts'

/**
 * Types commands, one after the other.
 *
 * @param context - The session.
 * @param commands - One line each.
 * @param options - Limits, for each command.
 * @throws `InputRefusedError` when a command cannot be typed; then none was.
 * @throws {@link CommandsIncompleteError} with the replies so far when a command fails or the signal
 * aborts.
 */
export async function runCommands(
  context: SessionContext,
  commands: readonly string[],
  options: OperationOptions,
): Promise<CommandReply[]> {
  const { host, platform } = context
  for (const command of commands) encodeInput(command, platform, { host, phase: 'command' })
  const replies: CommandReply[] = []
  for (const [index, command] of commands.entries()) {
    const cut = (cause: unknown, sentCount: number): CommandsIncompleteError => {
      const sent = commands.slice(0, sentCount)
      const changed = sent.every((line) => platform.readOnly.test(line)) ? false : 'unknown'
      const unsent = commands.slice(sentCount)
      return new CommandsIncompleteError({ host, command, replies, unsent, changed }, { cause })
    }
    if (options.signal?.aborted === true) throw cut(options.signal.reason, index)
    const reply = await runCommand(context, command, options).catch((error: unknown) => {
      throw cut(error, index + 1)
    })
    replies.push(reply)
  }
  return replies
}
