import { abandonCandidate } from '../candidate/abandon-candidate.ts'
import { discardCandidate } from '../candidate/discard-candidate.ts'
import { enterCandidate } from '../candidate/enter-candidate.ts'
import { rollBackCandidate } from '../candidate/roll-back-candidate.ts'
import { readRunning } from '../config/read-running.ts'
import type { SessionContext } from '../session-context.ts'

/** Where a device goes back to. */
export interface GoBackOptions {
  /** The running configuration of before; undefined: it is not known. */
  readonly before: string | undefined
  /** Whether a commit that waits to be confirmed is ours. */
  readonly isOurs: boolean
  /** Longest silence of each step, in milliseconds. */
  readonly timeoutMs: number
}

/**
 * Undoes the last commit, if that leads to the configuration of before. It need not: a commit of which the
 * answer was lost may not have happened, its trial may be over, or somebody may have committed since. Then
 * the last commit is not ours, and one step back would undo, or bring back, something else.
 *
 * @param at - Any session on the device; it must get the lock of the candidate, so that nothing moves.
 * @param options - Where to.
 * @returns Whether the configuration of before is the running one.
 * @throws What `enterCandidate`, `getConfig` and `rollBackCandidate` throw.
 */
export async function goBack(
  at: SessionContext,
  { before, isOurs, timeoutMs }: GoBackOptions,
): Promise<boolean> {
  if (before === undefined) return false
  await enterCandidate(at, { isOurs })
  try {
    if ((await readRunning(at, {})) === before) {
      await discardCandidate(at)
      return true
    }
    const { changed } = await rollBackCandidate(at, { commits: 1, timeoutMs, onlyTo: before })
    return changed
  } catch (error) {
    await abandonCandidate(at)
    throw error
  }
}
