import type { WrongToken } from './configuration/read-line.ts'
import type { Token } from './schema/value.ts'

/**
 * What SR OS prints for a line of the configuration that means nothing: the word is underlined by as many `^` as it has
 * letters (public captures; `#2301` without its end is one, too; what it expects instead is not simulated).
 *
 * @param wrong - What is wrong.
 * @param tokens - Of the whole line; where something is missing, the last one is underlined.
 * @param prompt - The prompt that the line stands behind.
 */
export function configurationError(
  wrong: WrongToken,
  tokens: readonly Token[],
  prompt: string,
): string {
  const token = wrong.token ?? tokens.at(-1)
  const marks =
    token === undefined
      ? ''
      : `${' '.repeat(prompt.length + token.column)}${'^'.repeat(token.width)}\n`
  const messages = {
    unknown: `MINOR: MGMT_CORE #2201: Unknown element - '${wrong.name}'`,
    missing: `MINOR: CLI #2001: Missing element value - '${wrong.name}'`,
    invalid: 'MINOR: MGMT_CORE #2301: Invalid element value',
  }
  return `${marks}${messages[wrong.kind]}\n`
}

/**
 * What is not possible where the user is. `currently in operational mode` is quoted from Nokia's documentation by a
 * public simulator; other reasons are unverified [K].
 */
export function notAllowed(reason: string): string {
  return `MINOR: CLI #2069: Operation not allowed - ${reason}\n`
}
