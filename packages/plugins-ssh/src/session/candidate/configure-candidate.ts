import type { ConfigLine } from '../config/config-lines.ts'
import { typeOrRecover } from '../config/configure.ts'
import type { TypedConfig } from '../config/type-config.ts'
import type { ConfigFate } from '../error/config-fate.ts'
import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { ConfigReply } from '../session-reply.ts'
import { abandonCandidate } from './abandon-candidate.ts'
import { candidateOf } from './candidate-of.ts'
import { commitCandidate } from './commit-candidate.ts'
import { compareCandidate } from './compare-candidate.ts'
import { discardCandidate } from './discard-candidate.ts'
import { type EnterCandidateOptions, enterCandidate } from './enter-candidate.ts'
import { leaveCandidate } from './leave-candidate.ts'

/** How lines are put into a candidate, and what then becomes of it. */
export interface ConfigureCandidateOptions extends EnterCandidateOptions {
  /** Longest silence of each step, in milliseconds. */
  readonly timeoutMs: number
  /** Stops the push behind the line that is being typed. */
  readonly signal: AbortSignal
  /** Whether it is committed, shown and then discarded, or left as it is in this session. */
  readonly outcome: 'commit' | 'discard' | 'stay'
  /** The words behind the commit, each with a blank before it. */
  readonly words?: string | undefined
  /** Longest silence of the commit, in milliseconds. */
  readonly commitTimeoutMs: number
}

/**
 * Puts lines into the candidate. Where one of them, or the commit, is refused, the candidate is discarded.
 *
 * @param context - The session.
 * @param lines - None blank.
 * @param options - How.
 * @throws `ConfigRejectedError`, `ConfigIncompleteError`, `CommitFailedError`, and what `enterCandidate` throws.
 */
export async function configureCandidate(
  context: SessionContext,
  lines: readonly ConfigLine[],
  options: ConfigureCandidateOptions,
): Promise<ConfigReply> {
  const { timeoutMs, signal, outcome, words, commitTimeoutMs, lockRetry } = options
  const startedAt = performance.now()
  const unasked = await enterCandidate(context, options)
  const typed = await loadCandidate(context, lines, { timeoutMs, signal })
  const reply = (
    fate: Pick<ConfigReply, 'changed' | 'diff' | 'isPending'>,
    more: readonly string[] = [],
  ): ConfigReply => {
    const elapsedMs = performance.now() - startedAt
    return { ...typed, ...fate, warnings: [...unasked, ...typed.warnings, ...more], elapsedMs }
  }
  if (outcome === 'stay') return reply({ changed: false, diff: '', isPending: true })
  return await orDiscard(context, async () => {
    const diff = await compareCandidate(context, { timeoutMs })
    if (outcome === 'discard' || diff === '') {
      await discardCandidate(context)
      return reply({ changed: false, diff, isPending: false })
    }
    const commit = { words, timeoutMs: commitTimeoutMs, lockRetry, signal }
    const { changed, warnings } = await commitCandidate(context, commit)
    const left = await leaveCandidate(context)
    return reply({ changed, diff, isPending: false }, [...warnings, ...left])
  })
}

/**
 * Types lines into the candidate that the session is in; discards it where that fails.
 *
 * @param context - The session, in the candidate's mode.
 * @param lines - None blank.
 * @param options - Limits.
 * @throws `ConfigRejectedError`, `ConfigIncompleteError`, which say what has become of the lines.
 */
export async function loadCandidate(
  context: SessionContext,
  lines: readonly ConfigLine[],
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<TypedConfig> {
  const { mode: configMode } = candidateOf(context)
  const typing = { configMode, timeoutMs, signal, mustStay: true }
  return await typeOrRecover(context, lines, typing).catch(async (error: unknown) => {
    throw withFate(error, await abandonCandidate(context))
  })
}

async function orDiscard<Value>(
  context: SessionContext,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    await context.line.recover(false)
    await abandonCandidate(context)
    throw error
  }
}

function withFate(error: unknown, fate: ConfigFate): unknown {
  if (error instanceof ConfigRejectedError) return new ConfigRejectedError({ ...error, fate })
  if (!(error instanceof ConfigIncompleteError)) return error
  return new ConfigIncompleteError({ ...error, fate }, { cause: error.cause })
}
