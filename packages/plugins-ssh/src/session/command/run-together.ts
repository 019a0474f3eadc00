import type { OperationOptions, SessionContext } from '../session-context.ts'
import type { CommandReply } from '../session-reply.ts'

/**
 * Types commands at once and gives one reply for each.
 *
 * @param context - The session.
 * @param commands - They only read.
 * @param options - Limits, for all of them together.
 * @returns The replies, in order; or why it is not certain which answer belongs to what.
 * @throws What `CommandLine.type` throws.
 */
export async function runTogether(
  { line, limits }: SessionContext,
  commands: readonly string[],
  { timeoutMs = limits.commandTimeoutMs, signal }: OperationOptions,
): Promise<CommandReply[] | { readonly surprise: string }> {
  const startedAt = performance.now()
  const options = { phase: 'command', timeoutMs, signal, changed: false } as const
  const answers = await line.typeTogether(commands, options)
  if ('surprise' in answers) return answers
  const { text: prompt, mode } = line.prompt
  const elapsedMs = performance.now() - startedAt
  return answers.outputs.map((output, index) => ({
    command: commands[index] ?? '',
    output,
    elapsedMs,
    prompt,
    mode: mode.name,
    endedAt: 'prompt',
    warnings: index === 0 ? answers.warnings : [],
  }))
}
