import type { SshPhase } from '../../error/ssh-error.ts'
import { AuthenticationError } from '../authenticate/authentication-error.ts'
import type { AuthenticationPlan } from '../authenticate/authentication-plan.ts'
import { AgentError } from '../authenticate/credential-error.ts'
import { HandshakeError } from '../handshake/handshake-error.ts'
import type { HandshakeTrace } from '../handshake/handshake-trace.ts'
import { LinkError } from '../link/link-error.ts'
import { PasswordTurnLostError, SessionLimitError, ShellRefusedError } from './opening-error.ts'

/** An error as ssh2 raises it: `level` says who speaks, a numeric `code` is a reason of RFC 4253, 11.1. */
export type Ssh2Error = Error & { readonly level?: string; readonly code?: unknown }

/** Where an opening stood when the connection ended. */
export interface OpeningState {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What was connected to, `hostname:port`. */
  readonly address: string
  /** Log-in name. */
  readonly username: string
  /** What was being done. */
  readonly phase: SshPhase
  /** What the handshake told. */
  readonly trace: HandshakeTrace
  /** What was tried for authentication. */
  readonly plan: AuthenticationPlan
  /** Whether the password waited for other hosts to try it first. */
  readonly isWaiting: boolean
}

/** Reasons for a disconnection, RFC 4253, 11.1. */
const KEY_EXCHANGE_FAILED = 3
const AUTHENTICATION_REASONS: readonly unknown[] = [13, 14]

const SAYS_SESSION_LIMIT =
  /too many|exceed|maximum|limit|resource shortage|no (free|more|available)|in use/i
/** A limit too, but one of the log-in: `Maximum authentication attempts exceeded`. */
const SPEAKS_OF_LOG_IN = /auth|log-?in attempts|password/i
const SAYS_REFUSED =
  /authentication (failures?|methods|attempts)|auth fail|log-?in attempts|access denied/i

/**
 * Names the reason why a connection ended before its shell was open.
 *
 * @param error - What ssh2 said; undefined when the device just hung up.
 * @param state - Where the opening stood.
 */
export function openingFailure(error: Ssh2Error | undefined, state: OpeningState): Error {
  return error instanceof LinkError ? linkFailure(error, state) : serverFailure(error, state)
}

/** What carries the bytes knows best why it broke. */
function linkFailure(error: LinkError, { phase, plan }: OpeningState): Error {
  return plan.isPasswordSent && phase === 'authenticate' ? error.afterPassword() : error
}

function serverFailure(error: Ssh2Error | undefined, state: OpeningState): Error {
  const cause: Ssh2Error | undefined = saidInstead(state.trace) ?? error
  const { host, address, phase, trace, plan } = state
  const options = cause === undefined ? {} : { cause }
  const text = cause?.message ?? ''
  if (state.isWaiting) return new PasswordTurnLostError({ host, address }, options)
  if (saysSessionLimit(text) && isFromDevice(cause, trace)) return sessionLimit(cause, state)
  if (phase === 'shell') return shellFailure(cause, state)
  if (cause !== undefined && isHandshake(cause, phase)) {
    const { identification, ours, theirs } = trace
    return new HandshakeError({ host, address, identification, ours, theirs }, { cause })
  }
  if (AUTHENTICATION_REASONS.includes(cause?.code) || SAYS_REFUSED.test(text)) {
    return authenticationFailure(cause, state)
  }
  // Hung up after it had refused something: that was its answer.
  if (plan.allowed !== undefined && !plan.isPasswordSent) return authenticationFailure(cause, state)
  return sessionLimit(cause, state)
}

/**
 * Makes the error for credentials that were all refused.
 *
 * @param cause - What ssh2 or the agent said last.
 * @param state - Where the opening stood.
 * @param reason - What else is known, as the end of a sentence.
 */
export function authenticationFailure(
  cause: Error | undefined,
  { host, address, username, plan }: OpeningState,
  reason?: string,
): AuthenticationError {
  const { tried, allowed } = plan
  const said = reason ?? (cause instanceof AgentError ? cause.reason : cause?.message)
  // With a reason of our own it was not the device that ended the log-in.
  const credentialRejected = reason === undefined && plan.isPasswordRejected
  const refused = { tried: [...tried], allowed, reason: said, credentialRejected }
  const details = { host, address, username, ...refused }
  return new AuthenticationError(details, cause === undefined ? {} : { cause })
}

function sessionLimit(cause: Error | undefined, state: OpeningState): SessionLimitError {
  const { host, address, phase, plan } = state
  const isPasswordSent = plan.isPasswordSent && phase === 'authenticate'
  const details = { host, address, phase, isPasswordSent }
  return new SessionLimitError(details, cause === undefined ? {} : { cause })
}

function saysSessionLimit(text: string): boolean {
  return SAYS_SESSION_LIMIT.test(text) && !SPEAKS_OF_LOG_IN.test(text)
}

/** What the device said in place of its identification: some name their limit there. */
function saidInstead({ otherWords, identification }: HandshakeTrace): Error | undefined {
  if (otherWords === undefined || identification !== undefined) return undefined
  return new Error(`it said ${JSON.stringify(otherWords)}`)
}

/** Whether the device said it: before SSH, in a disconnection, or in the refusal of a channel. */
function isFromDevice(cause: Ssh2Error | undefined, trace: HandshakeTrace): boolean {
  if (trace.identification === undefined) return true
  return typeof cause?.code === 'number' || (cause !== undefined && 'reason' in cause)
}

/** Only the answer to a request for a channel is a refusal: else the connection ended. */
function shellFailure(cause: Ssh2Error | undefined, state: OpeningState): Error {
  const isAnswer =
    cause !== undefined && cause.level === undefined && typeof cause.code !== 'number'
  return isAnswer ? new ShellRefusedError(state, { cause }) : sessionLimit(cause, state)
}

/** Whether the key exchange failed, rather than that the device just hung up during it. */
function isHandshake(cause: Ssh2Error, phase: SshPhase): boolean {
  if (phase !== 'key-exchange' || cause.level === 'client-socket') return false
  if (typeof cause.code === 'number') return cause.code === KEY_EXCHANGE_FAILED
  return cause.message !== 'Connection lost before handshake'
}
