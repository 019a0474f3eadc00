import { SshError } from '../../error/ssh-error.ts'

/** Details of every {@link ConnectError}. */
export interface ConnectErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
}

/** Base of what keeps a TCP connection from coming about. Nothing was written to the device. */
export abstract class ConnectError extends SshError implements ConnectErrorDetails {
  /** What was connected to, `hostname:port`. */
  readonly address: string

  constructor(message: string, { host, address }: ConnectErrorDetails, options?: ErrorOptions) {
    super(message, { host, phase: 'connect' }, options)
    this.address = address
  }
}

/** The address answered, but nothing listens on the port. */
export class ConnectRefusedError extends ConnectError {
  readonly code = 'CONNECT_REFUSED'
  override readonly retryable = true

  constructor(details: ConnectErrorDetails, options?: ErrorOptions) {
    super(
      `${details.address} refused the connection. Is the SSH server on, the port right, and the device past its start?`,
      details,
      options,
    )
  }
}

/** Details of a {@link ConnectTimeoutError}. */
export interface ConnectTimeoutDetails extends ConnectErrorDetails {
  /** The limit that passed, in milliseconds. */
  readonly limitMs: number
}

/** There was no TCP connection within the limit. */
export class ConnectTimeoutError extends ConnectError implements ConnectTimeoutDetails {
  readonly code = 'CONNECT_TIMEOUT'
  override readonly retryable = true
  /** The limit that passed, in milliseconds. */
  readonly limitMs: number

  constructor(details: ConnectTimeoutDetails, options?: ErrorOptions) {
    super(
      `no TCP connection with ${details.address} within ${details.limitMs} ms. Is the device up, the address right, and no firewall in the way?`,
      details,
      options,
    )
    this.limitMs = details.limitMs
  }
}

/** The network knows no way to the address. */
export class ConnectUnreachableError extends ConnectError {
  readonly code = 'CONNECT_UNREACHABLE'
  override readonly retryable = true

  constructor(details: ConnectErrorDetails, options?: ErrorOptions) {
    super(
      `the network cannot reach ${details.address}. Is the address right, and is there a route (VPN, management network)?`,
      details,
      options,
    )
  }
}

/** Details of a {@link HostNotFoundError}. */
export interface HostNotFoundDetails extends ConnectErrorDetails {
  /** Whether the name server did not answer, so that asking again may help. */
  readonly isTemporary: boolean
}

/** The host name has no address. */
export class HostNotFoundError extends ConnectError implements HostNotFoundDetails {
  readonly code = 'HOST_NOT_FOUND'
  override readonly retryable: boolean
  /** Whether the name server did not answer, so that asking again may help. */
  readonly isTemporary: boolean

  constructor(details: HostNotFoundDetails, options?: ErrorOptions) {
    super(
      details.isTemporary
        ? `the name server gave no answer for ${details.address}. Try again, or give an address as hostname`
        : `no address is known for ${details.address}. Check the spelling, or give an address as hostname`,
      details,
      options,
    )
    this.isTemporary = details.isTemporary
    this.retryable = details.isTemporary
  }
}

/** The connection failed for another reason, mostly one of this machine (`cause`). */
export class ConnectFailedError extends ConnectError {
  readonly code = 'CONNECT_FAILED'

  constructor(details: ConnectErrorDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? options.cause.message : 'unknown reason'
    super(`cannot connect to ${details.address}: ${reason}`, details, options)
  }
}
