import type { SshError } from '../../error/ssh-error.ts'
import {
  ConnectFailedError,
  ConnectRefusedError,
  ConnectTimeoutError,
  ConnectUnreachableError,
  HostNotFoundError,
} from '../connect/connect-error.ts'
import { ForwardingRefusedError, type JumpHostDetails } from './jump-host-error.ts'

/** Circumstances of a connection that a jump host did not open. */
export interface ForwardingFailureDetails extends JumpHostDetails {
  /** Where to, and through what, for messages. */
  readonly address: string
  /** Milliseconds since it was asked to. */
  readonly elapsedMs: number
}

/** Reasons of a refused channel, RFC 4254, 5.1; all but the first are about the jump host itself. */
const CONNECT_FAILED = 2
const RESOURCE_SHORTAGE = 4

/**
 * Names what kept a jump host from opening a connection. The errors are those of a connection from
 * here; only the jump host's words tell them apart (OpenSSH, channels.c, sends those of `strerror`
 * and `gai_strerror`).
 *
 * @param error - What ssh2 made of the refusal: its message ends in the jump host's words.
 * @param details - Who, where to, and how long it took.
 */
export function forwardingFailure(
  error: Error & { readonly reason?: unknown },
  { address, elapsedMs, ...way }: ForwardingFailureDetails,
): SshError {
  const said = error.message.replace(/^\(SSH\) Channel open failure: /, '')
  if (error.reason !== CONNECT_FAILED) {
    const isTemporary = error.reason === RESOURCE_SHORTAGE
    return new ForwardingRefusedError({ ...way, said, isTemporary }, { cause: error })
  }
  const cause = new Error(`the jump host ${way.jumpHost} said: ${said}`, { cause: error })
  const details = { host: way.host, address }
  if (/refused/i.test(said)) return new ConnectRefusedError(details, { cause })
  if (/timed? ?out/i.test(said)) {
    return new ConnectTimeoutError({ ...details, limitMs: elapsedMs }, { cause })
  }
  if (/no route|unreachable|host is down/i.test(said)) {
    return new ConnectUnreachableError(details, { cause })
  }
  if (/not known|no address|temporary failure in name/i.test(said)) {
    const isTemporary = /temporary/i.test(said)
    return new HostNotFoundError({ ...details, isTemporary }, { cause })
  }
  return new ConnectFailedError(details, { cause })
}
