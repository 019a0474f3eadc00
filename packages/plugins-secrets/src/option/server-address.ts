import { SecretsOptionError } from './secrets-option-error.ts'

/** Which option {@link serverAddress} reads. */
export interface AddressOption {
  /** Name of the provider, for errors. */
  readonly provider: string
  /** Name of the option, for errors. */
  readonly option: string
  /** Whether secrets may travel in the clear over a network. */
  readonly allowHttp: boolean | undefined
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Reads the address of a server that keeps secrets.
 *
 * @param text - As the user wrote it.
 * @param option - Where it stands.
 * @returns Its URL, with a path that ends in `/`.
 * @throws {@link SecretsOptionError} when it is no address, holds a password, or is not encrypted.
 */
export function serverAddress(text: unknown, option: AddressOption): URL {
  const fail = (problem: string): never => {
    throw new SecretsOptionError({ ...option, problem })
  }
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return fail('must be a URL that begins with https://')
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fail('must hold neither a user, nor a password, nor anything behind its path')
  }
  if (url.protocol === 'http:' && option.allowHttp !== true && !LOOPBACK.test(url.hostname)) {
    return fail(
      'must begin with https://: secrets would cross the network in the clear (allowHttp)',
    )
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
