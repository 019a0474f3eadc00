import { readFile } from 'node:fs/promises'
import type { SecureContext } from 'node:tls'
import { expandHome, Secret, toError } from '@nornir-ts/kernel'
import { unknownKey } from '../option/check-keys.ts'
import { SecretsOptionError } from '../option/secrets-option-error.ts'

/** How a connection is secured. All files are PEM; `~/` is the home directory. */
export interface TlsOptions {
  /** Authorities to trust instead of those that Node trusts. */
  readonly caFile?: string | undefined
  /** Our certificate, with those between it and its authority behind it. */
  readonly certFile?: string | undefined
  /** The private key of our certificate. */
  readonly keyFile?: string | undefined
  /** Unlocks the private key. */
  readonly passphrase?: Secret | string | undefined
}

const KEYS = ['caFile', 'certFile', 'keyFile', 'passphrase']

/**
 * Refuses options that cannot be meant.
 *
 * @param tls - What the user gave.
 * @param provider - Name of the provider, for errors.
 * @throws {@link SecretsOptionError} for an option that there is not, and a certificate without its key.
 */
export function checkTls(tls: TlsOptions, provider: string): void {
  const problem =
    unknownKey(tls, KEYS) ??
    ((tls.certFile === undefined) !== (tls.keyFile === undefined)
      ? 'needs certFile and keyFile, or neither'
      : undefined)
  if (problem !== undefined) throw new SecretsOptionError({ provider, option: 'tls', problem })
}

/**
 * Reads the files.
 *
 * @param tls - Which ones.
 * @param provider - Name of the provider, for errors.
 * @throws {@link SecretsOptionError} when one cannot be read, or does not hold what it should.
 */
export async function secureContext(tls: TlsOptions, provider: string): Promise<SecureContext> {
  const { createSecureContext } = await import('node:tls')
  const fail = (option: string, error: unknown): never => {
    const cause = toError(error)
    throw new SecretsOptionError(
      { provider, option, problem: `is of no use: ${cause.message}` },
      { cause },
    )
  }
  const read = async (key: 'caFile' | 'certFile' | 'keyFile'): Promise<string | undefined> => {
    const file = tls[key]
    if (file === undefined) return undefined
    return await readFile(expandHome(file), 'utf8').catch((error) => fail(`tls.${key}`, error))
  }
  const [ca, cert, key] = await Promise.all([read('caFile'), read('certFile'), read('keyFile')])
  const passphrase = tls.passphrase && Secret.of(tls.passphrase).reveal()
  try {
    return createSecureContext({ ca, cert, key, passphrase })
  } catch (error) {
    return fail('tls', error)
  }
}
