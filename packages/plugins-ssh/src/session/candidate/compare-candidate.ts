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
  const { compare } = candidateOf(context)
  const asking = { phase: 'config', timeoutMs, signal, changed: false } as const
  await goToTop(context, { timeoutMs, signal })
  const { command, empty = [] } = compare
  const { output } = await line.type(command, asking)
  checkAnswer(context, { command, output })
  const lines = output.split('\n').map((one) => one.trimEnd())
  const isNothing = (one: string): boolean =>
    one === '' || empty.some((pattern) => pattern.test(one))
  const first = lines.findIndex((one) => !isNothing(one))
  return first === -1 ? '' : lines.slice(first).join('\n').trimEnd()
}

/**
 * Goes to the top of the hierarchy, where the platform has one: what is compared, committed and left there is all
 * of the candidate.
 *
 * @param context - The session, in the candidate's mode.
 * @param options - Limits.
 * @throws What `CommandLine.type` throws.
 */
export async function goToTop(
  context: SessionContext,
  { timeoutMs = context.limits.commandTimeoutMs, signal }: OperationOptions,
): Promise<void> {
  const { top } = candidateOf(context)
  if (top === undefined) return
  await context.line.type(top, { phase: 'config', timeoutMs, signal, changed: false })
}
