import type { SshPhase } from '../../error/ssh-error.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Encoding } from '../../terminal/byte-decoder.ts'
import { InputRefusedError } from '../error/input-refused-error.ts'

const CONTROL_CHARACTER = /\p{Cc}/u

/** Where a line is to be typed. */
export interface InputContext {
  /** Name of the host, for the error. */
  readonly host: string
  /** What is being done, for the error. */
  readonly phase: SshPhase
  /** How the device encodes text. Default: `utf-8`, which has everything. */
  readonly encoding?: Encoding | undefined
  /** Whether Enter alone is meant: the question that it answers has been read. Default: false. */
  readonly isBlankAllowed?: boolean | undefined
}

/**
 * Turns a line into what is typed for it, so that the device takes it literally.
 *
 * @param line - One line, without its end.
 * @param platform - Whose live keys are quoted or refused.
 * @param context - Host and phase, for the error.
 * @throws {@link InputRefusedError} for control characters (TAB and line ends are some), for a blank
 * line, and for a live key that the platform cannot quote (production safety, rules 1 and 3).
 */
export function encodeInput(line: string, platform: Platform, context: InputContext): string {
  const { isBlankAllowed } = context
  const refuse = (reason: string): never => {
    throw refuseInput(line, context, reason)
  }
  // From plain JavaScript or a file anything may come.
  if (typeof line !== 'string') refuse('it is not a text')
  if (line.trim() === '' && isBlankAllowed !== true)
    refuse('a blank line could answer a question that nobody has read')
  refuseControl(line, line, context)
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

/**
 * The error for a line that is not sent.
 *
 * @param line - As the user gave it.
 * @param context - Host and phase.
 * @param reason - Why not.
 */
export function refuseInput(
  line: string,
  { host, phase }: InputContext,
  reason: string,
): InputRefusedError {
  return new InputRefusedError({ host, phase, input: JSON.stringify(line), reason })
}

/**
 * Refuses what would not arrive as text.
 *
 * @param text - To be typed.
 * @param shown - What the error shows for it.
 * @param context - Host and phase, for the error.
 * @throws {@link InputRefusedError}.
 */
export function refuseControl(text: string, shown: string, context: InputContext): void {
  if (CONTROL_CHARACTER.test(text)) {
    const reason =
      'control characters, TAB and line ends among them, are keys to a command line, not text'
    throw refuseInput(shown, context, reason)
  }
  if (context.encoding === 'latin1' && Buffer.from(text, 'latin1').toString('latin1') !== text) {
    const reason = 'it has characters that the encoding of this session, latin1, does not have'
    throw refuseInput(shown, context, reason)
  }
}
