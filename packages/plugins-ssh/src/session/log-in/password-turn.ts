import { PasswordTurnLostError } from '../../transport/open/opening-error.ts'
import type { DeviceDialog } from '../dialog/device-dialog.ts'
import { SessionClosedError } from '../error/session-closed-error.ts'
import type { Credentials } from './credentials.ts'

/** Where {@link inPasswordTurn} waits. */
export interface PasswordTurnOptions {
  /** The device; it asks for the password. */
  readonly dialog: DeviceDialog
  /** What is connected to, for messages. */
  readonly peer: string
  /** Whose turn it is. */
  readonly credentials: Credentials
  /** Whether the device still asks for the password. */
  readonly stillAsks: () => boolean
  /** Gives up with its reason. */
  readonly signal: AbortSignal
}

/**
 * Waits for this host's turn to show its password, and shows it (safety rule 18). The device is at its
 * question by then, so that hosts wait for nothing but the answer of the one that goes first.
 *
 * @param options - See {@link PasswordTurnOptions}.
 * @param show - Types the password and sees what comes of it; called at most once, and not at all when
 * the device gave up the question meanwhile.
 * @throws {@link PasswordTurnLostError}, the signal's reason, and what `show` throws.
 */
export async function inPasswordTurn<Value>(
  { dialog, peer, credentials, stillAsks, signal }: PasswordTurnOptions,
  show: () => Promise<Value>,
): Promise<Value> {
  const { logIn, username, password } = credentials
  if (logIn === undefined) return await show()
  const turn = new AbortController()
  const lost = (cause?: unknown): PasswordTurnLostError =>
    new PasswordTurnLostError({ host: dialog.host, address: peer }, { cause })
  const ended = dialog.expect<never>(() => undefined, {
    expected: () => 'nothing, while another host tries the same password',
    phase: 'login',
    timeoutMs: Number.POSITIVE_INFINITY,
    changed: false,
    signal: AbortSignal.any([signal, turn.signal]),
  })
  const given = logIn({ username, secret: password }, async (onShown) => {
    turn.abort()
    signal.throwIfAborted()
    if (!dialog.isOpen || !stillAsks()) throw lost()
    onShown?.()
    return await show()
  })
  const lostOrGiven = ended.catch((error: unknown) => {
    if (turn.signal.aborted) return given
    throw error instanceof SessionClosedError ? lost(error) : error
  })
  try {
    return await Promise.race([given, lostOrGiven])
  } finally {
    turn.abort()
    // A turn that comes too late shows nothing; what it ends in is not news any more.
    given.catch(() => undefined)
  }
}
