import { compareConfigs } from '../config/compare-configs.ts'
import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import {
  type PushFailedDetails,
  PushFailedError,
  RollbackUnavailableError,
} from '../error/push-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change, Undoing } from './change.ts'
import { proveRestored } from './prove-restored.ts'
import type { FailedPush, PushProgress } from './push-progress.ts'
import { type TakenBack, takeBack } from './take-back.ts'

/**
 * Takes a failed push back, proves it, and tells all of it. One that has put nothing on the device yet failed for a
 * reason of its own, which is told as it is.
 *
 * @param context - The session; it may have died.
 * @param failed - How it failed.
 * @returns The error to throw.
 */
export async function failedPush(context: SessionContext, failed: FailedPush): Promise<unknown> {
  const { progress, cause } = failed
  if (progress.stage === 'begin' && !progress.change.hasBegun()) {
    await context.line.recover(false)
    if (context.dialog.isOpen) await progress.change.undo(context, undefined)
    return cause
  }
  return await toldPush(context, failed)
}

/** The error of one that has begun. */
async function toldPush(
  context: SessionContext,
  failed: FailedPush,
): Promise<PushFailedError | RollbackUnavailableError> {
  const { progress, cause } = failed
  const { change, stage } = progress
  const { host } = context
  const fate = fateOfLines(cause, progress)
  const phase = stage === 'save' ? 'save' : 'rollback'
  const details = { host, phase, stage, why: inWords(cause), ...fate } as const
  if (stage === 'save') {
    // It is confirmed: the change stays, and only the copy for the next start is in doubt.
    const undone = 'The change was confirmed and stays; it may not be saved'
    const { diff } = progress
    return new PushFailedError(
      { ...details, changed: true, rolledBack: false, undone, diff },
      { cause },
    )
  }
  const takenBack = await takeBack(context, failed)
  const { undoing } = takenBack
  const isSeen = takenBack.running !== undefined
  const seen = isSeen ? takenBack : await proveRestored(context, failed, undoing)
  const { running: now, problems } = seen
  const rolledBack = isBack(progress, { now, undoing })
  const words = inLight(takenBack, { stage, rolledBack })
  const undone = problems === undefined ? withCopy(words, change) : [words, ...problems].join('; ')
  const changed = rolledBack === 'unknown' ? 'unknown' : !rolledBack
  const diff = await whatChanged(host, progress, now)
  const { error: rollbackError } = takenBack
  const said: PushFailedDetails = {
    ...details,
    changed,
    rolledBack,
    undone,
    diff,
    rollbackError,
  }
  const isTouched = fate.acknowledged.length + fate.unknown.length > 0
  const isHelpless = undoing === 'impossible' && isTouched && rolledBack !== true
  return isHelpless
    ? new RollbackUnavailableError(said, { cause })
    : new PushFailedError(said, { cause })
}

/** Whether all is as before; where no line was sent, it is once what had been begun was ended. */
function isBack(
  { stage, before }: PushProgress,
  { now, undoing }: { readonly now: string | undefined; readonly undoing: Undoing },
): boolean | 'unknown' {
  if (before !== undefined && now !== undefined) return now === before
  return stage === 'begin' && undoing === 'done' ? true : 'unknown'
}

/** As the device said it before it counted, or else as the readings of before and now differ. */
async function whatChanged(
  name: string,
  { diff, before }: PushProgress,
  now: string | undefined,
): Promise<string> {
  if (diff !== '' || now === undefined || before === undefined) return diff
  return (await compareConfigs({ name, before, after: now })).diff
}

/** What was done, in the light of where the push stood and what reading has shown. */
function inLight(
  { undoing, undone }: TakenBack,
  { stage, rolledBack }: Pick<PushFailedDetails, 'stage' | 'rolledBack'>,
): string {
  if (stage === 'begin' && undoing === 'done')
    return 'No line had been sent, and what had been begun was ended'
  if (stage === 'confirm' && undoing === 'over' && rolledBack === false)
    return 'The device has taken the confirmation, of which only the answer was lost: the change stays, and was not saved'
  return undone
}

/** Who has to take it back by hand needs what would have done it. */
function withCopy(undone: string, { copy }: Change): string {
  return copy === undefined ? undone : `${undone}; the copy ${copy} of before stays on the device`
}

/** What is known of the lines. */
function fateOfLines(
  cause: unknown,
  { stage, sources }: PushProgress,
): Pick<PushFailedDetails, 'acknowledged' | 'unknown' | 'unsent'> {
  if (cause instanceof ConfigRejectedError) {
    const { applied, discarded, unknown, unsent } = cause
    return { acknowledged: [...applied, ...discarded], unknown, unsent }
  }
  if (cause instanceof ConfigIncompleteError) {
    const { acknowledged, discarded, unknown, unsent } = cause
    return { acknowledged: [...acknowledged, ...discarded], unknown, unsent }
  }
  return stage === 'begin'
    ? { acknowledged: [], unknown: [], unsent: sources }
    : { acknowledged: sources, unknown: [], unsent: [] }
}

/** Why it failed, without what the cause says of lines: that is not the last word any more. */
function inWords(cause: unknown): string {
  if (cause instanceof ConfigRejectedError)
    return `the device refused the line "${cause.line.trim()}": ${cause.reason.trim()}`
  const isOutside = cause instanceof ConfigIncompleteError || isAbort(cause)
  const reason = isOutside && cause.cause !== undefined ? cause.cause : cause
  return (reason instanceof Error ? reason.message : String(reason)).replace(/\.$/, '')
}

/** What a timer of Node says when a signal cuts it: the reason is its cause. */
function isAbort(error: unknown): error is Error {
  return error instanceof Error && error.name === 'AbortError'
}
