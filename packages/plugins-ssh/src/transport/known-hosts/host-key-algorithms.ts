import type { ServerHostKeyAlgorithm } from 'ssh2'

/** What ssh2 offers by default, in its order: the fastest to verify first, SHA-1 last. */
const OFFERED: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
]

/**
 * Orders the host key algorithms so that the device shows a key of a known type if it has one.
 *
 * @param knownKeyTypes - Types of the keys in known_hosts, e.g. `ssh-rsa`.
 * @returns The order; undefined for the default one, which ssh2 has ready for all connections.
 */
export function hostKeyAlgorithms(
  knownKeyTypes: readonly string[],
): ServerHostKeyAlgorithm[] | undefined {
  const isKnown = (algorithm: ServerHostKeyAlgorithm): boolean =>
    knownKeyTypes.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm)
  const first = OFFERED.filter(isKnown)
  if (first.every((algorithm, index) => algorithm === OFFERED[index])) return undefined
  return [...first, ...OFFERED.filter((algorithm) => !isKnown(algorithm))]
}
