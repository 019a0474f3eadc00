import { readRunning } from '../config/read-running.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import type { Undoing } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import type { FailedPush, PushProgress } from './push-progress.ts'

/** What a look at the device has shown, behind a push that was taken back. */
export interface Look {
  /** The running configuration; undefined: it cannot be read. */
  readonly running?: string | undefined
  /** What went wrong when what the push had left was tidied up; undefined: that was not done. */
  readonly problems?: readonly string[] | undefined
}

/**
 * Reads the running configuration, and tidies up once nothing has to be taken back any more.
 *
 * @param at - Any session on the device.
 * @param progress - Of the push.
 * @param undoing - How it was taken back.
 * @throws What `readRunning` throws.
 */
export async function look(
  at: SessionContext,
  { change, before }: PushProgress,
  undoing: Undoing,
): Promise<Look> {
  const running = await readRunning(at, {})
  const isSettled = running !== undefined && (running === before || undoing === 'over')
  return { running, problems: isSettled ? await change.end(at) : undefined }
}

/**
 * Looks at the device behind a push that was taken back: over a new connection, which shows as well that one
 * can log in again, or else in the session that is there. Never rejects.
 *
 * @param context - The session; it may have died.
 * @param failed - The push.
 * @param undoing - How it was taken back.
 */
export async function proveRestored(
  context: SessionContext,
  { progress, options }: FailedPush,
  undoing: Undoing,
): Promise<Look> {
  const { host, dialog, log } = context
  const { connect, connectLimitMs: limitMs = DEFAULT_CONNECT_LIMIT_MS, signal } = options
  if (progress.before === undefined) return {}
  if (undoing === 'timer' && signal?.aborted === true) return {}
  const read = async (at: SessionContext): Promise<Look> => {
    try {
      return await look(at, progress, undoing)
    } catch (reason) {
      log.warn({ reason: reasonForLog(reason) }, 'the configuration could not be read to prove it')
      return {}
    }
  }
  // What was never committed cannot have changed how one logs in.
  const isUntouched = progress.stage === 'begin' || progress.stage === 'lines'
  if (isUntouched && dialog.isOpen) return await read(context)
  try {
    const other = await connectWithin({ host, connect, limitMs, signal })
    try {
      const seen = await other.borrow(read)
      if (seen.running !== undefined) return seen
    } finally {
      await other.close()
    }
  } catch (reason) {
    log.warn({ reason: String(reason) }, 'no new connection behind a push that was taken back')
  }
  return dialog.isOpen ? await read(context) : {}
}
