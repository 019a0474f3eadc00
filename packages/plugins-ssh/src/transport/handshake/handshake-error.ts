import { SshError } from '../../error/ssh-error.ts'

/** What one side can do, by kind: `KEX method`, `Host key format`, `C->S cipher`, … */
export type AlgorithmOffer = Readonly<Record<string, readonly string[]>>

/** Details of a {@link HandshakeError}. */
export interface HandshakeErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** What we offered, as far as it came to that. */
  readonly ours: AlgorithmOffer
  /** What the device offered, as far as it came to that. */
  readonly theirs: AlgorithmOffer
}

/** The SSH key exchange failed, mostly because the two sides have no algorithm in common. */
export class HandshakeError extends SshError implements HandshakeErrorDetails {
  readonly code = 'HANDSHAKE_FAILED'
  readonly address: string
  readonly ours: AlgorithmOffer
  readonly theirs: AlgorithmOffer

  constructor(
    { host, address, ours, theirs }: HandshakeErrorDetails,
    options: ErrorOptions & { cause: Error },
  ) {
    const disagreement = firstDisagreement(ours, theirs)
    super(
      disagreement === undefined
        ? `no SSH session keys with ${address}: ${options.cause.message}. Does the port speak SSH 2?`
        : `no ${disagreement} in common with ${address}. The device offers ${theirs[disagreement]?.join(', ')}; ` +
            `we offer ${ours[disagreement]?.join(', ')}. Old devices need a newer image or an algorithm that is off by default`,
      { host, phase: 'key-exchange' },
      options,
    )
    this.address = address
    this.ours = ours
    this.theirs = theirs
  }
}

function firstDisagreement(ours: AlgorithmOffer, theirs: AlgorithmOffer): string | undefined {
  return Object.keys(theirs).find(
    (kind) => !ours[kind]?.some((algorithm) => theirs[kind]?.includes(algorithm)),
  )
}
