import { isIP, Socket } from 'node:net'
import { ConnectTimeoutError } from '../connect/connect-error.ts'
import { connectFailure } from '../connect/connect-failure.ts'
import { Opening } from '../open/opening.ts'
import { hostPort } from './address.ts'
import type { Link, LinkTarget } from './link.ts'
import type { DirectRoute } from './route.ts'
import { sendTogether } from './send-together.ts'

/**
 * Opens a TCP connection. Of a name with several addresses it takes the first that answers, as
 * Node does (RFC 8305). Small packets are sent at once (TCP_NODELAY): each would else wait 40 ms for
 * the acknowledgement of the one before.
 *
 * @param target - Where, and the limit.
 * @param route - Where from, and which addresses.
 * @param signal - Gives up at once. (Of a name resolution only the answer is thrown away: the system
 * cannot cancel it.)
 * @throws {@link ConnectError} and, where the connection is dropped at once, {@link SessionLimitError}.
 */
export function openDirectLink(
  { host, hostname, port, limits }: LinkTarget,
  { localAddress, family }: DirectRoute,
  signal: AbortSignal,
): Promise<Link> {
  const socket = new Socket()
  const opening = new Opening<Link>(signal, () => socket.destroy())
  const address = hostPort({ hostname, port })
  const limitMs = limits.connectTimeoutMs
  opening.enter('connect', limitMs, () => new ConnectTimeoutError({ host, address, limitMs }))
  const startedAt = performance.now()
  const onError = (error: Error): void => {
    const elapsedMs = Math.round(performance.now() - startedAt)
    opening.fail(connectFailure(error, { host, address, elapsedMs }))
  }
  socket.setNoDelay(true)
  socket.once('error', onError)
  const from = localAddress === undefined ? {} : { localAddress }
  // An address of this machine connects only with its like.
  const likeFrom = family ?? isIP(localAddress ?? '')
  socket.connect({ host: hostname, port, family: likeFrom, ...from }, () => {
    socket.off('error', onError)
    sendTogether(socket)
    opening.succeed(socket)
  })
  return opening.outcome
}
