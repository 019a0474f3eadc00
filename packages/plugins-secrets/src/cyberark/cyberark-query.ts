import { SecretArgumentError } from '@nornir-ts/kernel'
import { unknownKey } from '../option/check-keys.ts'

/** What an account is found by, in CyberArk's words. */
export type CyberArkQuery = ReadonlyMap<string, string>

const KEYS = ['Safe', 'Folder', 'Object', 'UserName', 'Address', 'Database', 'PolicyID', 'Reason']
const SHAPE = `the name of an Object, or ${KEYS.join(', ')}`

/**
 * Reads what stands behind `$cyberark`.
 *
 * @param argument - A text, or an object; it comes from a file.
 * @param safe - The safe, where it names none.
 * @throws `SecretArgumentError` when it is something else.
 */
export function cyberArkQuery(argument: unknown, safe: string | undefined): CyberArkQuery {
  const given = typeof argument === 'string' ? { Object: argument } : argument
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail(SHAPE)
  const named = Object.entries(given).map(([key, value]): [string, unknown] => [
    spelling(key),
    value,
  ])
  const query = Object.fromEntries(
    [['Safe', safe], ...named].filter(([, value]) => value !== undefined),
  )
  const problem = unknownKey(query, KEYS)
  if (problem !== undefined) return fail(`${SHAPE}; it ${problem}`)
  for (const [key, value] of Object.entries(query)) checkValue(key, value)
  // All accounts of an application at once: whichever comes would be tried as a password.
  if (!KEYS.slice(2, 7).some((key) => key in query)) return fail(`${SHAPE}, and not only a safe`)
  return new Map(Object.entries(query as Record<string, string>))
}

/** YAML is written in any case: `safe`, `userName`. */
function spelling(key: string): string {
  return KEYS.find((known) => known.toLowerCase() === key.toLowerCase()) ?? key
}

/** CyberArk joins the values with `;` into one query, and takes no `+`, `&` and `%` in its URL. */
function checkValue(key: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || /[;+&%\p{Cc}]/u.test(value)) {
    fail(`as ${key} a text without ; + & % and control characters`)
  }
}

function fail(expected: string): never {
  throw new SecretArgumentError({ provider: 'cyberark', expected })
}
