import { readRunning } from '../config/read-running.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import type { Undoing } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import type { FailedPush } from './push-progress.ts'

/**
 * Reads the running configuration behind a push that was taken back: over a new connection, which shows as
 * well that one can log in again, or else in the session that is there. Never rejects.
 *
 * @param context - The session; it may have died.
 * @param failed - The push.
 * @param undoing - How it was taken back.
 * @returns Undefined when it cannot be read.
 */
export async function proveRestored(
  context: SessionContext,
  { progress, options }: FailedPush,
  undoing: Undoing,
): Promise<string | undefined> {
  const { host, dialog, log } = context
  const { connect, connectLimitMs: limitMs = DEFAULT_CONNECT_LIMIT_MS, signal } = options
  if (progress.before === undefined) return undefined
  if (undoing === 'timer' && signal?.aborted === true) return undefined
  const read = async (at: SessionContext): Promise<string | undefined> => {
    try {
      return await readRunning(at, {})
    } catch (reason) {
      log.warn({ reason: reasonForLog(reason) }, 'the configuration could not be read to prove it')
      return undefined
    }
  }
  // What was never committed cannot have changed how one logs in.
  const isUntouched = progress.stage === 'begin' || progress.stage === 'lines'
  if (isUntouched && dialog.isOpen) return await read(context)
  try {
    const other = await connectWithin({ host, connect, limitMs, signal })
    try {
      const text = await other.borrow(read)
      if (text !== undefined) return text
    } finally {
      await other.close()
    }
  } catch (reason) {
    log.warn({ reason: String(reason) }, 'no new connection behind a push that was taken back')
  }
  return dialog.isOpen ? await read(context) : undefined
}
