import type { SshPhase } from '../error/ssh-error.ts'
import type { Platform } from '../platform/platform.ts'
import { InputRefusedError } from './error/input-refused-error.ts'

const CONTROL_CHARACTER = /\p{Cc}/u

/**
 * Turns a line into what is typed for it, so that the device takes it literally.
 *
 * @param line - One line, without its end.
 * @param platform - Whose live keys are quoted or refused.
 * @param context - Host and phase, for the error.
 * @throws {@link InputRefusedError} for control characters (TAB and line ends are some), for a blank
 * line, and for a live key that the platform cannot quote (production safety, rules 1 and 3).
 */
export function encodeInput(
  line: string,
  platform: Platform,
  context: { readonly host: string; readonly phase: SshPhase },
): string {
  const refuse = (reason: string): never => {
    throw new InputRefusedError({ ...context, input: JSON.stringify(line), reason })
  }
  // From plain JavaScript or a file anything may come.
  if (typeof line !== 'string') refuse('it is not a text')
  if (line.trim() === '') refuse('a blank line could answer a question that nobody has read')
  if (CONTROL_CHARACTER.test(line)) {
    refuse('control characters, TAB and line ends among them, are keys to a command line, not text')
  }
  let typed = line
  for (const key of platform.liveKeys ?? []) {
    if (!line.includes(key)) continue
    const { literalNext } = platform
    if (literalNext === undefined)
      refuse(`"${key}" acts while it is typed and ${platform.name} cannot quote it`)
    typed = typed.replaceAll(key, `${literalNext}${key}`)
  }
  return typed
}
