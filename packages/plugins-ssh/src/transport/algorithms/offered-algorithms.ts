import type { Logger } from '@nornir-ts/core'
import { matchesSshPattern, type SshAlgorithmList } from '@nornir-ts/inventory'
import { nearest } from '@nornir-ts/kernel'
import type { AlgorithmChoice, AlgorithmList } from './algorithm-choice.ts'
import { NoAlgorithmLeftError, UnknownAlgorithmError } from './algorithm-error.ts'
import {
  type AlgorithmKind,
  type AlgorithmNames,
  LEGACY,
  MODERN,
  SUPPORTED,
} from './algorithm-names.ts'

/** Who offers. */
export interface OfferOptions {
  /** Name of the host in the inventory, for errors. */
  readonly host: string
  /** Told at debug level what of a list ssh2 has not. */
  readonly log: Pick<Logger, 'debug'>
}

/** What OpenSSH has and ssh2 1.17 has not; a list made for OpenSSH may well name it. */
const OPENSSH_ONLY =
  /^(?:sntrup|mlkem|gss-|umac-|(?:webauthn-)?sk-|hmac-(?:sha1-96|md5|md5-96)-etm@|hmac-ripemd160(?:-etm)?@|rijndael-cbc@)|-cert-v0\d@openssh\.com$/

/**
 * Works out what to offer to a device.
 *
 * Lists follow OpenSSH (ssh_config(5), KexAlgorithms): names replace the default, are appended to it
 * (`+`), put in front of it (`^`) or removed from it (`-`). `*` and `?` stand for characters, here in
 * every list. What only OpenSSH has is passed over.
 *
 * @param choice - Profile or lists.
 * @param options - Who offers.
 * @throws {@link UnknownAlgorithmError} for a name that there is not, with the nearest;
 * {@link NoAlgorithmLeftError} when a list comes out empty.
 */
export function offeredAlgorithms(
  choice: AlgorithmChoice = 'modern',
  options: OfferOptions,
): AlgorithmNames {
  if (choice === 'modern') return MODERN
  if (choice === 'legacy') return LEGACY
  const { kex, hostKeys, ciphers, macs } = choice
  return {
    kex: resolve('kex', kex, options),
    hostKeys: resolve('hostKeys', hostKeys, options),
    ciphers: resolve('ciphers', ciphers, options),
    macs: resolve('macs', macs, options),
  }
}

function resolve(
  kind: AlgorithmKind,
  list: AlgorithmList | undefined,
  options: OfferOptions,
): readonly string[] {
  if (list === undefined) return MODERN[kind]
  const { change, names } = 'change' in list ? list : ({ change: 'replace', names: list } as const)
  const wanted = names.flatMap((name) => expand(kind, name, { ...options, change }))
  const offered = [...new Set(apply(change, wanted, MODERN[kind]))]
  if (offered.length > 0) return offered
  throw new NoAlgorithmLeftError({ host: options.host, kind, names, supported: SUPPORTED[kind] })
}

type Change = SshAlgorithmList['change']

function apply(
  change: Change,
  names: readonly string[],
  defaults: readonly string[],
): readonly string[] {
  switch (change) {
    case 'replace':
      return names
    case 'append':
      return [...defaults, ...names]
    case 'prepend':
      return [...names, ...defaults]
    case 'remove':
      return defaults.filter((name) => !names.includes(name))
  }
}

function expand(
  kind: AlgorithmKind,
  name: string,
  { host, log, change }: OfferOptions & { readonly change: Change },
): readonly string[] {
  const supported = SUPPORTED[kind]
  const matching = supported.filter((algorithm) => matchesSshPattern(algorithm, name))
  if (matching.length > 0 || /[*?]/.test(name)) return matching
  // What is removed need not be there (RC4 on this Node): OpenSSH does not ask for it either.
  if (change !== 'remove' && !OPENSSH_ONLY.test(name)) {
    const suggestion = nearest(name, supported)
    throw new UnknownAlgorithmError({ host, kind, algorithm: name, suggestion, supported })
  }
  log.debug({ kind, algorithm: name }, 'an algorithm that ssh2 has not is passed over')
  return []
}
