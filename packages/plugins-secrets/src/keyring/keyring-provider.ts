import {
  Secret,
  SecretArgumentError,
  type SecretProvider,
  toError,
  waitFor,
} from '@nornir-ts/kernel'
import { unknownKey } from '../option/check-keys.ts'
import { KeyringEntryError, KeyringMissingError, KeyringUnavailableError } from './keyring-error.ts'

/** What is used of `@napi-rs/keyring`. */
export interface Keyring {
  readonly AsyncEntry: new (
    service: string,
    account: string,
  ) => {
    getPassword(signal?: AbortSignal): Promise<string | null | undefined>
  }
}

const SHAPE = 'the name of an account, or service and account'

/**
 * Makes a provider of a key ring.
 *
 * @param service - The service, where a reference names none.
 * @param load - Loads the package that reaches the key ring.
 */
export function keyringProvider(service: string, load: () => Promise<Keyring>): SecretProvider {
  return {
    name: 'keyring',
    provide: async (argument, signal) => {
      const entry = entryOf(argument, service)
      const { AsyncEntry } = await load().catch((error: unknown) => {
        throw new KeyringMissingError({ cause: toError(error) })
      })
      // The key ring may ask the user to unlock it, and then takes as long as the user does.
      const asking = async () => new AsyncEntry(entry.service, entry.account).getPassword(signal)
      const text = await waitFor(asking(), signal).catch((error: unknown) => {
        signal.throwIfAborted()
        const cause = toError(error)
        if (/no (matching )?entry|not found/i.test(cause.message))
          throw new KeyringEntryError(entry, { cause })
        throw new KeyringUnavailableError(entry, { cause })
      })
      if (typeof text !== 'string') throw new KeyringEntryError(entry)
      return { secret: new Secret(text) }
    },
  }
}

function entryOf(argument: unknown, service: string): { service: string; account: string } {
  const given = typeof argument === 'string' ? { account: argument } : argument
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail(SHAPE)
  const problem = unknownKey(given, ['service', 'account'])
  if (problem !== undefined) return fail(`${SHAPE}; it ${problem}`)
  const entry = { service, ...given } as { service: unknown; account?: unknown }
  for (const text of [entry.service, entry.account]) {
    if (typeof text !== 'string' || text === '' || text.includes('\0')) return fail(SHAPE)
  }
  return entry as { service: string; account: string }
}

function fail(expected: string): never {
  throw new SecretArgumentError({ provider: 'keyring', expected })
}
