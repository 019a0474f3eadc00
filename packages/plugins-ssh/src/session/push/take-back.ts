import { setTimeout as pause } from 'node:timers/promises'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import type { Undoing } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import { type Look, look } from './prove-restored.ts'
import type { FailedPush } from './push-progress.ts'

/**
 * How much longer than the timer is waited, in milliseconds. Devices go back some seconds late: 2 to 3 on an
 * XRv 9000 with timers of minutes, as others measured.
 */
function expiryMarginMs(timerMs: number): number {
  return Math.min(10_000, Math.max(1_000, timerMs / 10))
}

/** What taking back has come to; the look is that of another session, where that took it back. */
export interface TakenBack extends Look {
  /** Of what kind. */
  readonly undoing: Undoing
  /** In words, as a sentence without its end. */
  readonly undone: string
  /** Why it failed at once. */
  readonly error?: unknown
}

/**
 * Takes a change back: in the session that made it, or in another one where that has died; else the end of
 * the device's timer is waited for, unless the push was cancelled. Never rejects.
 *
 * @param context - The session.
 * @param failed - What is to be taken back.
 */
export async function takeBack(context: SessionContext, failed: FailedPush): Promise<TakenBack> {
  const { progress, options } = failed
  const { change, trialEndsAt } = progress
  await context.line.recover(false)
  let failure: unknown
  let undoing: Undoing = 'failed'
  try {
    const done = context.dialog.isOpen
      ? { undoing: await change.undo(context, progress.before) }
      : await elsewhere(context, failed)
    undoing = done.undoing
    if (undoing === 'done') return { ...done, undone: `It was taken back by ${change.takenBackBy}` }
    if (undoing === 'over') return { ...done, undone: 'Nothing is on trial any more' }
  } catch (error) {
    failure = error
    context.log.warn({ reason: reasonForLog(error) }, 'the change could not be taken back at once')
  }
  const problem = failure === undefined ? '' : ` (${inWords(failure)})`
  if (trialEndsAt === undefined) {
    const undone =
      undoing === 'impossible'
        ? 'There is nothing that could take it back'
        : `It could not be taken back by ${change.takenBackBy}${problem}`
    return { undoing, undone, error: failure }
  }
  const leftMs = trialEndsAt - performance.now()
  const end = new Date(Date.now() + leftMs).toISOString()
  if (options.signal?.aborted === true) {
    const undone = `The push was cancelled: the device takes the change back by itself at about ${end}${problem}`
    return { undoing: 'timer', undone, error: failure }
  }
  context.log.warn({ end }, 'waiting for the device to take the change back')
  const cut = await pause(Math.max(0, leftMs) + expiryMarginMs(change.trial?.ms ?? 0), 'over', {
    signal: options.signal,
  }).catch(() => 'cut')
  const undone =
    cut === 'cut'
      ? `The push was cancelled: the device takes the change back by itself at about ${end}${problem}`
      : `The end of the timer was waited for${problem}`
  return { undoing: 'timer', undone, error: failure }
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The session that made the change has died: another one may take it back, and see what came of it. */
async function elsewhere(
  { host }: SessionContext,
  { progress, options }: FailedPush,
): Promise<Omit<TakenBack, 'undone'>> {
  const { connect, connectLimitMs: limitMs = DEFAULT_CONNECT_LIMIT_MS, signal } = options
  const other = await connectWithin({ host, connect, limitMs, signal })
  try {
    return await other.borrow(async (at) => {
      const { change, before } = progress
      const undoing = await change.undo(at, before)
      const isOver = undoing === 'done' || undoing === 'over'
      return { undoing, ...(isOver ? await look(at, progress, undoing) : {}) }
    })
  } finally {
    await other.close()
  }
}
