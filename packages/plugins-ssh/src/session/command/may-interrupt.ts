import type { SshPhase } from '../../error/ssh-error.ts'
import type { Platform } from '../../platform/platform.ts'

/** What is cut in the middle leaves a device in a state that nobody knows. */
const PROTECTED_PHASES: readonly SshPhase[] = ['save', 'commit', 'rollback']

/**
 * Whether a command may be interrupted while it runs (production safety, rule 6).
 *
 * @param platform - Its data names commands that may not.
 * @param command - As it is typed; `do` before it says only where.
 * @param phase - What it is typed for.
 */
export function mayInterrupt(
  { neverInterrupt }: Platform,
  command: string,
  phase: SshPhase,
): boolean {
  if (PROTECTED_PHASES.includes(phase)) return false
  return neverInterrupt?.test(command.trim().replace(/^do +/i, '')) !== true
}
