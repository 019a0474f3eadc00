import type { ProvenCommand } from '../../platform/proven-command.ts'
import { findLine } from '../command/find-line.ts'
import { type TypeProvenOptions, typeProven } from '../command/type-proven.ts'
import { CommitFailedError } from '../error/commit-failed-error.ts'
import type { SessionContext } from '../session-context.ts'

/**
 * Types a command that keeps or takes back a change; it must prove that it worked.
 *
 * @param context - The session.
 * @param proven - Command and proof.
 * @param options - How.
 * @throws {@link CommitFailedError}, or what `typeProven` throws.
 */
export async function prove(
  context: SessionContext,
  proven: ProvenCommand,
  options: TypeProvenOptions,
): Promise<void> {
  const { command, output, isProven } = await typeProven(context, proven, options)
  if (isProven) return
  const { host } = context
  const { phase } = options
  const reason = findLine(output, context.platform.commandErrors)
  throw new CommitFailedError({ host, phase, command, reason, output })
}
