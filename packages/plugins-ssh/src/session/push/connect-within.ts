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
 * Opens a session, or gives up after a while. One that comes later is closed.
 *
 * @param options - See {@link ConnectWithinOptions}.
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
  const opening = connect()
  try {
    const giveUp = signal === undefined ? late.signal : AbortSignal.any([late.signal, signal])
    return await waitFor(opening, giveUp)
  } catch (error) {
    void opening.then(closeQuietly, () => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Closes a session whose work is done, whatever comes of it: one that a cancelled task had lent is taken back
 * already, and is closed with the task.
 *
 * @param session - The session; undefined: none was opened.
 */
export async function closeQuietly(session: OtherSession | undefined): Promise<void> {
  try {
    await session?.close()
  } catch {
    // What was found out counts more.
  }
}
