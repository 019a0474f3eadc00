import type { Platform } from '../../platform/platform.ts'
import { AuthenticationError } from '../../transport/authenticate/authentication-error.ts'
import { LinkError } from '../../transport/link/link-error.ts'
import { SessionLimitError } from '../../transport/open/opening-error.ts'
import type { SessionClosedError } from '../error/session-closed-error.ts'
import { logInFailure, logInImpossible } from './log-in-question.ts'

/** Circumstances of a log-in that failed. */
export interface LogInCircumstances {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What is connected to, for messages. */
  readonly address: string
  /** Log-in name; empty where there is none. */
  readonly username: string
  /** What the device's words mean. */
  readonly platform: Platform
  /** Whether the password was typed. */
  readonly isPasswordTyped: boolean
}

/**
 * The device did not take what it was told.
 *
 * @param circumstances - What was typed, and where.
 * @param reason - What is known, as the end of a sentence.
 */
export function refusedLogIn(
  { host, address, username, isPasswordTyped }: LogInCircumstances,
  reason: string,
): AuthenticationError {
  return new AuthenticationError({
    host,
    address,
    username,
    tried: isPasswordTyped ? ['password'] : [],
    allowed: undefined,
    reason,
    credentialRejected: isPasswordTyped,
  })
}

/**
 * Says what an end of the connection during the log-in means.
 *
 * @param error - The end, and what the device had said.
 * @param circumstances - What was typed, and where.
 * @param before - What the device had said since the password, and is not in `error`.
 */
export function closedLogIn(
  error: SessionClosedError,
  circumstances: LogInCircumstances,
  before: readonly string[],
): Error {
  const { host, address, isPasswordTyped } = circumstances
  const { by, cause, output } = error
  if (by === 'us') return error
  if (cause instanceof LinkError) return isPasswordTyped ? cause.afterPassword() : cause
  const lines = [...before, ...output.split('\n')]
  const impossible = logInImpossible(lines)
  if (impossible !== undefined) {
    const reason = `${impossible}: nobody can log in on this line until the device is configured for it (password, or login local)`
    return refusedLogIn({ ...circumstances, isPasswordTyped: false }, reason)
  }
  const failure = isPasswordTyped ? logInFailure(circumstances.platform, lines) : undefined
  if (failure !== undefined) return refusedLogIn(circumstances, failure)
  const details = { host, address, phase: 'authenticate', isPasswordSent: isPasswordTyped } as const
  return new SessionLimitError(details, { cause: error })
}
