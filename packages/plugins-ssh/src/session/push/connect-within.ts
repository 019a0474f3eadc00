import { waitFor } from '@nornir-ts/kernel'
import { ValidationConnectError } from '../error/validation-connect-error.ts'
import type { OtherSession } from './push-options.ts'

/** How one more session is opened. */
export interface ConnectWithinOptions {
  /** Name of the host, for the error. */
  readonly host: string
  /** Opens it. */
  readonly connect: () => Promise<OtherSession>
  /** How long it may take, in milliseconds. */
  readonly limitMs: number
  /** Gives up; undefined: nothing else does. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Opens a session and prepares it, or gives up after a while. One that comes later is closed. Closing it
 * never rejects: what has come of the push is told, whatever becomes of a session that is not needed any more.
 *
 * @param options - See {@link ConnectWithinOptions}.
 * @returns The session; its `close` never rejects.
 * @throws {@link ValidationConnectError} when it does not come in time, the signal's reason, or what `connect`
 * rejects with.
 */
export async function connectWithin(options: ConnectWithinOptions): Promise<OtherSession> {
  const { host, connect, limitMs, signal } = options
  signal?.throwIfAborted()
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new ValidationConnectError({ host, phase: 'connect', limitMs })),
    limitMs,
  )
  const opening = prepared(connect)
  try {
    const giveUp = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal])
    const session = await waitFor(opening, giveUp)
    return { borrow: (work) => session.borrow(work), close: () => closeQuietly(session) }
  } catch (error) {
    void opening.then(closeQuietly, () => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Opens a session and has it prepare itself: later, no limit that a trial allows for would cover that. */
async function prepared(connect: () => Promise<OtherSession>): Promise<OtherSession> {
  const session = await connect()
  try {
    await session.borrow(async () => undefined)
    return session
  } catch (error) {
    await closeQuietly(session)
    throw error
  }
}

/** One that a cancelled task had lent refuses everything, and is closed with the task. */
async function closeQuietly(session: OtherSession): Promise<void> {
  try {
    await session.close()
  } catch {
    // What was found out counts more.
  }
}
