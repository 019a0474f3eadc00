import type { Secret } from '@nornir-ts/core'
import type { TypedReply, TypeOptions } from '../command/type-options.ts'
import { EnableFailedError } from '../error/enable-failed-error.ts'
import { ModeError } from '../error/mode-error.ts'
import { UnknownDialogError } from '../error/unknown-dialog-error.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { modePath } from './mode-path.ts'

/**
 * Goes to a mode by the shortest way of the platform's data; writes nothing when it is there.
 *
 * @param context - The session.
 * @param wanted - Name of the mode.
 * @param options - Limits of each step.
 * @returns Lines that nobody asked for.
 * @throws {@link ModeError}, {@link EnableFailedError}, or what `CommandLine.type` throws.
 */
export async function enterMode(
  context: SessionContext,
  wanted: string,
  options: OperationOptions,
): Promise<readonly string[]> {
  const { host, platform, limits, line } = context
  const { timeoutMs = limits.commandTimeoutMs, signal } = options
  const mode = line.prompt.mode.name
  const path = modePath(platform, mode, wanted)
  if (path === undefined) {
    const reason = `${platform.name} knows no way from one to the other`
    throw new ModeError({ host, phase: 'mode', mode, wanted, reason })
  }
  const warnings: string[] = []
  for (const { command, to, secretPrompt } of path) {
    const step: TypeOptions = { phase: 'mode', timeoutMs, signal, changed: false }
    const options = { ...step, expectedModes: [to] }
    const reply =
      secretPrompt === undefined
        ? await line.type(command, options)
        : await enable(context, command, { ...options, secretPrompt })
    warnings.push(...reply.warnings)
    const reached = line.prompt.mode.name
    if (reached !== to) {
      const reason = `"${command}" ended in "${reached}": ${reply.output.trim() || 'no message'}`
      throw new ModeError({ host, phase: 'mode', mode: reached, wanted, reason })
    }
  }
  return warnings
}

/** Types a command that may ask for the secret. */
async function enable(
  { host, line, secret }: SessionContext,
  command: string,
  { secretPrompt, ...options }: TypeOptions & { readonly secretPrompt: RegExp },
): Promise<TypedReply> {
  const { phase } = options
  const mode = line.prompt.mode.name
  let isAsked = false
  let isGiven = false
  const answer = (): Secret | undefined => {
    isAsked = true
    const given = secret()
    isGiven = given !== undefined
    return given
  }
  const step = { expect: secretPrompt, answer, isOptional: true, isWhole: true }
  const reply = await line.type(command, { ...options, script: [step] }).catch((error: unknown) => {
    if (!isAsked || !(error instanceof UnknownDialogError)) throw error
    const reason = isGiven ? 'refused' : 'missing'
    throw new EnableFailedError({ host, phase, reason, answer: isGiven ? error.question : '' })
  })
  if (isGiven && line.prompt.mode.name === mode) {
    const said = reply.output.split('\n').filter((text) => !secretPrompt.test(text))
    throw new EnableFailedError({ host, phase, reason: 'refused', answer: said.join('\n') })
  }
  return reply
}
