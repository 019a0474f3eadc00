import type { IncomingMessage } from 'node:http'
import type { Profile } from '../profile.ts'
import { type Refusal, refuse } from './refusal.ts'

/** One token that the fake knows. */
export interface Token {
  /** What is sent: 40 hexadecimal digits, or `nbt_<key>.<token>`. */
  readonly value: string
  /** Default: `admin`. */
  readonly user?: string
  readonly isExpired?: boolean
  /** May log in, may see nothing. */
  readonly hasNoPermissions?: boolean
  /** Only from elsewhere. */
  readonly isBoundToOtherAddress?: boolean
}

/** The tokens that every fake knows. Nothing else in the world does. */
export const tokens = {
  /** Version 1. */
  v1: '0123456789abcdef0123456789abcdef01234567',
  /** Version 2, releases from 4.5 on. */
  v2: 'nbt_AbCdEfGhIjKl.0123456789abcdef0123456789abcdef01234567',
  /** Version 1, expired. */
  expired: 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
  /** Version 1, of a user who may see nothing. */
  withoutPermissions: 'dddddddddddddddddddddddddddddddddddddddd',
  /** Version 1, to be used from another address. */
  boundElsewhere: 'cccccccccccccccccccccccccccccccccccccccc',
} as const

/** What {@link tokens} may do. */
export const knownTokens: readonly Token[] = [
  { value: tokens.v1 },
  { value: tokens.v2 },
  { value: tokens.expired, isExpired: true },
  { value: tokens.withoutPermissions, hasNoPermissions: true, user: 'nobody' },
  { value: tokens.boundElsewhere, isBoundToOtherAddress: true },
]

/**
 * Finds out who asks, as the real server does: every failure is a 403, because its first way to
 * authenticate (the session) has no challenge to answer with.
 *
 * @returns The token; undefined where no header of a known scheme came.
 * @throws {@link Refusal} where the header is there and wrong.
 */
export function authenticate(
  request: IncomingMessage,
  known: readonly Token[],
  profile: Profile,
): Token | undefined {
  const [scheme = '', value = '', ...rest] = (request.headers.authorization ?? '').split(/\s+/)
  const schemes = profile.hasTokensV2 ? ['token', 'bearer'] : ['token']
  if (!schemes.includes(scheme.toLowerCase())) return undefined
  if (value === '' || rest.length > 0) throw malformed(value, profile)
  const token = find(value, known, profile)
  if (token.isBoundToOtherAddress === true) {
    const from = request.socket.remoteAddress ?? '127.0.0.1'
    throw refuse(
      403,
      profile.release >= 47
        ? `Source IP ${from} is not permitted to authenticate using this token.`
        : `Source IP ${from} is not allowed to use this token.`,
    )
  }
  if (token.isExpired === true) throw refuse(403, 'Token expired')
  return token
}

function find(value: string, known: readonly Token[], { hasTokensV2 }: Profile): Token {
  const isV2 = value.startsWith('nbt_')
  if (hasTokensV2 && isV2 && !value.includes('.')) {
    throw refuse(
      403,
      "Invalid authorization header: Could not parse key from v2 token. Did you mean to use 'Token' instead of 'Bearer'?",
    )
  }
  const token = known.find((candidate) => candidate.value === value)
  if (token !== undefined && (hasTokensV2 || !isV2)) return token
  throw refuse(403, hasTokensV2 ? `Invalid v${isV2 ? 2 : 1} token` : 'Invalid token')
}

function malformed(value: string, profile: Profile): Refusal {
  if (profile.hasTokensV2) {
    return refuse(
      403,
      'Invalid authorization header: Must be in the form "Bearer <key>.<token>" or "Token <token>"',
    )
  }
  return refuse(
    403,
    value === ''
      ? 'Invalid token header. No credentials provided.'
      : 'Invalid token header. Token string should not contain spaces.',
  )
}
