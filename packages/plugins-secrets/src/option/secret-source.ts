import {
  Secret,
  SecretReference,
  type SecretReferenceData,
  SecretResolver,
} from '@nornir-ts/kernel'
import { SecretsOptionError } from './secrets-option-error.ts'

/**
 * Where a credential comes from: the text itself, `{ $env: … }`, `{ $file: … }`, `{ $exec: […] }`,
 * or a function, which is asked again when the credential was refused.
 */
export type SecretSource =
  | Secret
  | string
  | SecretReferenceData
  | (() => Secret | string | Promise<Secret | string>)

/** Who needs a credential, for errors. */
export interface CredentialUse {
  /** The provider, e.g. `vault`. */
  readonly provider: string
  /** The option, e.g. `auth.secretId`. */
  readonly option: string
}

/**
 * Makes a function that gets a credential anew with every call.
 *
 * @param source - Where it comes from.
 * @param use - Who needs it.
 * @throws {@link SecretsOptionError} when the source is none of these.
 */
export function credential(source: SecretSource, use: CredentialUse): () => Promise<Secret> {
  const { provider: host, option: key } = use
  const reference = SecretReference.from(source)
  if (reference !== undefined) {
    const resolver = new SecretResolver()
    return async () => {
      resolver.forget(reference)
      return await resolver.resolve(reference, { host, key })
    }
  }
  if (typeof source === 'function') return async () => Secret.of(await source())
  if (source === '' || (typeof source !== 'string' && !(source instanceof Secret))) {
    const problem = 'must be a text, a Secret, a reference such as { $file: … }, or a function'
    throw new SecretsOptionError({ ...use, problem })
  }
  const secret = Secret.of(source)
  return async () => secret
}
