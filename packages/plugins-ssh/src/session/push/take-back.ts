import { setTimeout as pause } from 'node:timers/promises'
import type { SessionContext } from '../session-context.ts'
import type { Undoing } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import type { FailedPush } from './failed-push.ts'

/** Devices go back some seconds behind their timers: 2 to 3 on an XRv 9000, as others measured. */
const EXPIRY_MARGIN_MS = 10_000

/** What taking back has come to. */
export interface TakenBack {
  /** Of what kind. */
  readonly undoing: Undoing
  /** In words, as a sentence without its end. */
  readonly undone: string
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
  const undo = async (at: SessionContext): Promise<Undoing> => {
    const undoing = await change.undo(at)
    if (undoing === 'done') await change.end(at)
    return undoing
  }
  await context.line.recover(false)
  let undoing: Undoing = 'impossible'
  let problem = ''
  try {
    undoing = context.dialog.isOpen ? await undo(context) : await elsewhere(context, failed, undo)
  } catch (error) {
    problem = ` (${error instanceof Error ? error.message : String(error)})`
    context.log.warn({ reason: String(error) }, 'the change could not be taken back at once')
  }
  if (undoing === 'done') return { undoing, undone: `It was taken back by ${change.takenBackBy}` }
  if (trialEndsAt === undefined) {
    const what =
      change.takenBackBy === 'nothing'
        ? 'There is nothing'
        : `It was not possible for ${change.takenBackBy}`
    return { undoing: 'impossible', undone: `${what} to take it back${problem}` }
  }
  const leftMs = trialEndsAt - performance.now()
  const end = new Date(Date.now() + leftMs).toISOString()
  if (options.signal?.aborted === true) {
    const undone = `The push was cancelled: the device takes the change back by itself at about ${end}${problem}`
    return { undoing: 'timer', undone }
  }
  context.log.warn({ end }, 'waiting for the device to take the change back')
  const cut = await pause(Math.max(0, leftMs) + EXPIRY_MARGIN_MS, 'over', {
    signal: options.signal,
  }).catch(() => 'cut')
  const undone =
    cut === 'cut'
      ? `The push was cancelled: the device takes the change back by itself at about ${end}${problem}`
      : `The end of the timer was waited for${problem}`
  return { undoing: 'timer', undone }
}

/** The session that made the change has died: another one may take it back. */
async function elsewhere(
  { host }: SessionContext,
  { options }: FailedPush,
  undo: (at: SessionContext) => Promise<Undoing>,
): Promise<Undoing> {
  const { connect, connectLimitMs: limitMs = DEFAULT_CONNECT_LIMIT_MS, signal } = options
  const other = await connectWithin({ host, connect, limitMs, signal })
  try {
    return await other.borrow(undo)
  } finally {
    await other.close()
  }
}
