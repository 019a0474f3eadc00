import type { TypeOptions } from './command-line.ts'
import { ModeError } from './error/mode-error.ts'
import { modePath } from './mode-path.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'

/**
 * Goes to a mode by the shortest way of the platform's data; writes nothing when it is there.
 *
 * @param context - The session.
 * @param wanted - Name of the mode.
 * @param options - Limits of each step.
 * @returns Lines that nobody asked for.
 * @throws {@link ModeError}, `EnableFailedError`, or what `CommandLine.type` throws.
 */
export async function enterMode(
  context: SessionContext,
  wanted: string,
  options: OperationOptions,
): Promise<readonly string[]> {
  const { host, platform, limits, line, secret } = context
  const { timeoutMs = limits.commandTimeoutMs, signal } = options
  const mode = line.prompt.mode.name
  const path = modePath(platform, mode, wanted)
  if (path === undefined) {
    const reason = `${platform.name} knows no way from one to the other`
    throw new ModeError({ host, phase: 'mode', mode, wanted, reason })
  }
  const warnings: string[] = []
  for (const { command, to, secretPrompt } of path) {
    const question = secretPrompt && { prompt: secretPrompt, answer: secret }
    const step: TypeOptions = { phase: 'mode', timeoutMs, signal, changed: false, secret: question }
    const reply = await line.type(command, { ...step, expectedModes: [to] })
    warnings.push(...reply.warnings)
    const reached = line.prompt.mode.name
    if (reached !== to) {
      const reason = `"${command}" ended in "${reached}": ${reply.output.trim() || 'no message'}`
      throw new ModeError({ host, phase: 'mode', mode: reached, wanted, reason })
    }
  }
  return warnings
}
