import { SshError } from '../../error/ssh-error.ts'
import { LEGACY } from '../algorithms/algorithm-names.ts'
import { disagreements, offerTo } from './disagreement.ts'
import type { AlgorithmOffer } from './kex-init.ts'

/** Details of a {@link HandshakeError}. */
export interface HandshakeErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** The device's identification line; undefined when it did not come. */
  readonly identification: string | undefined
  /** What we offered. */
  readonly ours: AlgorithmOffer
  /** What the device offered; undefined when it did not come to that. */
  readonly theirs: AlgorithmOffer | undefined
}

/** The SSH key exchange failed, mostly because the two sides have no algorithm in common. */
export class HandshakeError extends SshError implements HandshakeErrorDetails {
  readonly code = 'HANDSHAKE_FAILED'
  readonly address: string
  readonly identification: string | undefined
  readonly ours: AlgorithmOffer
  readonly theirs: AlgorithmOffer | undefined
  /** Whether `algorithms: 'legacy'` would have something in common with the device. */
  readonly isLegacyEnough: boolean

  constructor(details: HandshakeErrorDetails, options: ErrorOptions & { cause: Error }) {
    const { host, address, identification, ours, theirs } = details
    const isLegacyEnough = wouldAgree(details)
    super(
      messageOf(details, isLegacyEnough, options.cause),
      { host, phase: 'key-exchange' },
      options,
    )
    this.address = address
    this.identification = identification
    this.ours = ours
    this.theirs = theirs
    this.isLegacyEnough = isLegacyEnough
  }
}

function wouldAgree({ identification, ours, theirs }: HandshakeErrorDetails): boolean {
  if (theirs === undefined || disagreements(ours, theirs).length === 0) return false
  return disagreements(offerTo(LEGACY, identification), theirs).length === 0
}

function messageOf(
  { address, identification, ours, theirs }: HandshakeErrorDetails,
  isLegacyEnough: boolean,
  cause: Error,
): string {
  const missing = theirs === undefined ? [] : disagreements(ours, theirs)
  if (missing.length === 0) {
    return `no SSH session keys with ${address}: ${cause.message}. Does the port speak SSH 2?`
  }
  const offers = missing.map(
    (one) =>
      `no ${one.kind} in common with ${address}: the device offers ${one.theirs.join(', ')}; we offer ${one.ours.join(', ')}`,
  )
  const device = identification === undefined ? 'the device' : identification
  const advice = isLegacyEnough
    ? `algorithms: 'legacy' has what ${device} needs; it is weaker, so set it for this host or its group only`
    : `algorithms: 'legacy' would not help; ${device} needs a newer image or other settings`
  return `${offers.join('. And ')}. ${advice}`
}
