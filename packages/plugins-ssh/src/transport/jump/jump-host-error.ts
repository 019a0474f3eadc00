import { NornirError } from '@nornir-ts/core'
import { SshError } from '../../error/ssh-error.ts'
import { LinkError, type LinkErrorDetails } from '../link/link-error.ts'
import { MAX_JUMP_HOSTS } from './jump-route.ts'

/** Details of errors of the way through jump hosts. */
export interface JumpHostDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The jump host, `hostname:port`. */
  readonly jumpHost: string
  /** The whole way, `hostname:port` of every jump host and of the host itself. */
  readonly chain: readonly string[]
}

/**
 * A jump host could not be logged in to; `cause` says why. All hosts that waited for it get one. It
 * says nothing about the host's own credentials.
 */
export class JumpHostError extends SshError implements JumpHostDetails {
  readonly code = 'JUMP_HOST_FAILED'
  /** As that of the cause. */
  override readonly retryable: boolean
  /** The jump host, `hostname:port`. */
  readonly jumpHost: string
  /** The whole way, `hostname:port` of every jump host and of the host itself. */
  readonly chain: readonly string[]

  constructor(
    { host, jumpHost, chain }: JumpHostDetails,
    options: ErrorOptions & { readonly cause: Error },
  ) {
    const { cause } = options
    super(
      `the jump host ${jumpHost} on the way ${chain.join(' → ')} cannot be used: ${cause.message}`,
      { host, phase: 'connect' },
      options,
    )
    this.jumpHost = jumpHost
    this.chain = chain
    this.retryable = NornirError.is(cause) && cause.retryable
  }
}

/** A jump host was lost, and with it the connections of all hosts behind it; each gets one of these. */
export class JumpHostLostError extends LinkError implements JumpHostDetails {
  readonly code = 'JUMP_HOST_LOST'
  override readonly retryable: boolean
  /** The jump host, `hostname:port`. */
  readonly jumpHost: string
  /** The whole way, `hostname:port` of every jump host and of the host itself. */
  readonly chain: readonly string[]

  constructor(details: JumpHostDetails & LinkErrorDetails, options: { readonly cause: Error }) {
    const { jumpHost, chain, isPasswordSent = false } = details
    super(
      `the connection with the jump host ${jumpHost} on the way ${chain.join(' → ')} was lost: ${options.cause.message}`,
      details,
      options,
    )
    this.jumpHost = jumpHost
    this.chain = chain
    this.retryable = !isPasswordSent
  }

  afterPassword(): JumpHostLostError {
    return new JumpHostLostError({ ...this, isPasswordSent: true }, { cause: this.cause as Error })
  }
}

/** Details of a {@link ForwardingRefusedError}. */
export interface ForwardingRefusedDetails extends JumpHostDetails {
  /** What the jump host said. */
  readonly said: string
  /** Whether it is only short of resources now. */
  readonly isTemporary: boolean
}

/** A jump host could be logged in to, but does not connect further. */
export class ForwardingRefusedError extends SshError implements ForwardingRefusedDetails {
  readonly code = 'FORWARDING_REFUSED'
  override readonly retryable: boolean
  /** The jump host, `hostname:port`. */
  readonly jumpHost: string
  /** The whole way, `hostname:port` of every jump host and of the host itself. */
  readonly chain: readonly string[]
  /** What the jump host said. */
  readonly said: string
  /** Whether it is only short of resources now. */
  readonly isTemporary: boolean

  constructor(details: ForwardingRefusedDetails, options?: ErrorOptions) {
    const { host, jumpHost, chain, said, isTemporary } = details
    super(
      `the jump host ${jumpHost} on the way ${chain.join(' → ')} refuses to connect further; it said: ${said}. ` +
        'Does it allow this user TCP forwarding to that address (AllowTcpForwarding, PermitOpen)?',
      { host, phase: 'connect' },
      options,
    )
    this.jumpHost = jumpHost
    this.chain = chain
    this.said = said
    this.isTemporary = isTemporary
    this.retryable = isTemporary
  }
}

/** Details of a {@link JumpRouteError}. */
export interface JumpRouteDetails extends Pick<JumpHostDetails, 'host' | 'chain'> {
  /** What is wrong with it. */
  readonly problem: 'loop' | 'too long'
}

/** The way through jump hosts comes by the same server twice, or is too long. Nothing was opened. */
export class JumpRouteError extends SshError implements JumpRouteDetails {
  readonly code = 'JUMP_ROUTE'
  readonly chain: readonly string[]
  readonly problem: 'loop' | 'too long'

  constructor({ host, chain, problem }: JumpRouteDetails) {
    super(
      problem === 'loop'
        ? `the way ${chain.join(' → ')} comes by ${chain.at(-1)} twice. Two servers that have the same address on different networks need a hostKeyAlias each`
        : `the way ${chain.join(' → ')} has more than ${MAX_JUMP_HOSTS} jump hosts`,
      { host, phase: 'connect' },
    )
    this.chain = chain
    this.problem = problem
  }
}
