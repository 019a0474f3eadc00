import { CommandCutError } from './error/command-cut-error.ts'
import { CommandRejectedError } from './error/command-rejected-error.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'
import type { CommandReply } from './session-reply.ts'

/** A refusal stands at the head of an answer; further down it is content, e.g. of a log. */
const REFUSAL_LINES = 5

/**
 * Types a command and reads its answer.
 *
 * @param context - The session.
 * @param command - One line.
 * @param options - Limits.
 * @throws {@link CommandRejectedError} when the device did not understand it,
 * {@link CommandCutError} when the signal aborted and it may have changed something, or what
 * `CommandLine.type` throws.
 */
export async function runCommand(
  context: SessionContext,
  command: string,
  options: OperationOptions,
): Promise<CommandReply> {
  const { host, platform, limits, line } = context
  const { timeoutMs = limits.commandTimeoutMs, signal } = options
  const startedAt = performance.now()
  const changed = platform.readOnly.test(command) ? false : 'unknown'
  const typed = line.type(command, { phase: 'command', timeoutMs, signal, changed })
  const { output, warnings } = await typed.catch((error: unknown) => {
    const isCut = signal?.aborted === true && error === signal.reason
    if (!isCut || changed === false) throw error
    throw new CommandCutError({ host, phase: 'command', command }, { cause: error })
  })
  const reason = output
    .split('\n', REFUSAL_LINES)
    .find((text) => platform.commandErrors.some((pattern) => pattern.test(text)))
  if (reason !== undefined) {
    throw new CommandRejectedError({ host, phase: 'command', command, reason, output })
  }
  const { text: prompt, mode } = line.prompt
  const elapsedMs = performance.now() - startedAt
  return { command, output, elapsedMs, prompt, mode: mode.name, warnings }
}
