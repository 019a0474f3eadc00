import { checkAnswer } from '../command/run-command.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'

/**
 * What differs between the candidate and the running configuration, as the device shows it.
 *
 * @param context - The session, in the candidate's mode.
 * @param options - Limits.
 * @returns Empty when nothing differs.
 * @throws `CommandRejectedError`, or what `CommandLine.type` throws.
 */
export async function compareCandidate(
  context: SessionContext,
  { timeoutMs = context.limits.commandTimeoutMs, signal }: OperationOptions,
): Promise<string> {
  const { line } = context
  const { compare, top } = candidateOf(context)
  const asking = { phase: 'config', timeoutMs, signal, changed: false } as const
  if (top !== undefined) await line.type(top, asking)
  const { command, empty = [] } = compare
  const { output } = await line.type(command, asking)
  checkAnswer(context, { command, output })
  const lines = output.split('\n').map((one) => one.trimEnd())
  const isNothing = (one: string): boolean =>
    one === '' || empty.some((pattern) => pattern.test(one))
  const first = lines.findIndex((one) => !isNothing(one))
  return first === -1 ? '' : lines.slice(first).join('\n').trimEnd()
}
