import type { AlgorithmNames } from '../algorithms/algorithm-names.ts'
import type { AlgorithmOffer } from './kex-init.ts'

/** Kinds of algorithms, as people call them. */
const KINDS: Readonly<Record<keyof AlgorithmOffer, string>> = {
  kex: 'key exchange method',
  hostKeys: 'host key type',
  ciphersToDevice: 'cipher',
  ciphersFromDevice: 'cipher from the device',
  macsToDevice: 'MAC',
  macsFromDevice: 'MAC from the device',
}

/** One kind of algorithm of which two sides have none in common. */
export interface Disagreement {
  /** As people call it, e.g. `cipher`. */
  readonly kind: string
  /** What we offer. */
  readonly ours: readonly string[]
  /** What the device offers. */
  readonly theirs: readonly string[]
}

/**
 * Finds what keeps two sides from agreeing.
 *
 * @param ours - What we offer.
 * @param theirs - What the device offers.
 * @returns Every kind without a common algorithm, in the order in which they are agreed on; the two
 * directions once where they are the same.
 */
export function disagreements(
  ours: AlgorithmOffer,
  theirs: AlgorithmOffer,
): readonly Disagreement[] {
  const kinds = Object.keys(KINDS) as (keyof AlgorithmOffer)[]
  return kinds
    .filter((kind) => !isNeedless(kind, ours, theirs) && common(kind, ours, theirs) === undefined)
    .map((kind) => ({ kind: KINDS[kind], ours: ours[kind], theirs: theirs[kind] }))
    .filter(({ theirs }, at, all) => all[at - 1]?.theirs.join() !== theirs.join())
}

/**
 * Gives what we say to a device: one list serves both directions.
 *
 * @param names - What may be agreed on.
 * @param identification - The device's. To one that calls itself `Cisco-1.25` ssh2 offers no group
 * exchange, because theirs is broken.
 */
export function offerTo(
  { kex, hostKeys, ciphers, macs }: AlgorithmNames,
  identification: string | undefined,
): AlgorithmOffer {
  const isBroken = identification?.endsWith('-Cisco-1.25') === true
  return {
    kex: isBroken ? kex.filter((name) => !name.includes('group-exchange')) : kex,
    hostKeys,
    ciphersToDevice: ciphers,
    ciphersFromDevice: ciphers,
    macsToDevice: macs,
    macsFromDevice: macs,
  }
}

function common(
  kind: keyof AlgorithmOffer,
  ours: AlgorithmOffer,
  theirs: AlgorithmOffer,
): string | undefined {
  return ours[kind].find((name) => theirs[kind].includes(name))
}

/** A cipher that authenticates needs no MAC. */
function isNeedless(
  kind: keyof AlgorithmOffer,
  ours: AlgorithmOffer,
  theirs: AlgorithmOffer,
): boolean {
  if (kind !== 'macsToDevice' && kind !== 'macsFromDevice') return false
  const ciphers = kind === 'macsToDevice' ? 'ciphersToDevice' : 'ciphersFromDevice'
  return /gcm|poly1305/.test(common(ciphers, ours, theirs) ?? '')
}
