import type { Candidate } from '../../platform/candidate.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'

/**
 * The candidate of a session's platform.
 *
 * @param context - The session.
 * @throws {@link UnsupportedOperationError} where lines count at once.
 */
export function candidateOf({ host, platform }: SessionContext): Candidate {
  const { candidate } = platform
  if (candidate !== undefined) return candidate
  const operation = 'candidate configuration: lines count at once'
  const details = { host, phase: 'config', platform: platform.name } as const
  throw new UnsupportedOperationError({ ...details, operation })
}
