import type {
  Algorithms,
  CipherAlgorithm,
  KexAlgorithm,
  MacAlgorithm,
  NegotiatedAlgorithms,
  ServerHostKeyAlgorithm,
} from 'ssh2'
import { type AlgorithmNames, MODERN } from './algorithm-names.ts'

/**
 * Puts an offer into ssh2's words.
 *
 * @param offer - What may be agreed on; every name is one that ssh2 has.
 * @param knownKeyTypes - Types of the keys in known_hosts, e.g. `ssh-rsa`: they are asked for first,
 * or a device with several keys would look as if its key had changed.
 */
export function ssh2Algorithms(
  { kex, hostKeys, ciphers, macs }: AlgorithmNames,
  knownKeyTypes: readonly string[],
): Algorithms {
  const isKnown = (algorithm: string): boolean =>
    knownKeyTypes.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm)
  const unknown = hostKeys.filter((algorithm) => !isKnown(algorithm))
  const serverHostKey = [...hostKeys.filter(isKnown), ...unknown]
  return {
    kex: kex as KexAlgorithm[],
    serverHostKey: serverHostKey as ServerHostKeyAlgorithm[],
    cipher: ciphers as CipherAlgorithm[],
    hmac: macs as MacAlgorithm[],
  }
}

/**
 * Gives what was agreed on and is no longer thought secure, each name once.
 *
 * @param agreed - As ssh2 tells it.
 */
export function weakAlgorithms(agreed: NegotiatedAlgorithms): readonly string[] {
  const { kex, serverHostKey, cs, sc } = agreed
  const weak = [
    ...outside(MODERN.kex, kex),
    ...outside(MODERN.hostKeys, serverHostKey),
    ...outside(MODERN.ciphers, cs.cipher, sc.cipher),
    // A cipher that authenticates needs no MAC; ssh2 gives an empty name then.
    ...outside(['', ...MODERN.macs], cs.mac, sc.mac),
  ]
  return [...new Set(weak)]
}

function outside(modern: readonly string[], ...names: readonly string[]): readonly string[] {
  return names.filter((name) => !modern.includes(name))
}
