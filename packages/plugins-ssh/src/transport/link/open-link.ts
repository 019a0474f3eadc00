import { openJumpLink } from '../jump/open-jump-link.ts'
import { openCommandLink } from './command-link.ts'
import { openDirectLink } from './direct-link.ts'
import type { Link, LinkTarget } from './link.ts'
import { openSocketLink } from './socket-link.ts'

/**
 * Opens the stream of bytes to a server, by whatever route.
 *
 * @param target - Where, how to get there, and the limit. The limit counts for the last step: jump
 * hosts on the way have their own.
 * @param signal - Gives up at once, with its reason, and leaves nothing open.
 * @returns The link. An error of it that nobody listens to does no harm.
 * @throws {@link ConnectError}, {@link SessionLimitError}, {@link JumpRouteError},
 * {@link JumpHostError}, {@link JumpHostLostError}, {@link ForwardingRefusedError}.
 */
export async function openLink(target: LinkTarget, signal: AbortSignal): Promise<Link> {
  signal.throwIfAborted()
  const link = await openRoute(target, signal)
  link.on('error', () => {})
  return link
}

function openRoute(target: LinkTarget, signal: AbortSignal): Link | Promise<Link> {
  const { route = { kind: 'direct' } } = target
  switch (route.kind) {
    case 'direct':
      return openDirectLink(target, route, signal)
    case 'jump':
      return openJumpLink({ target, through: route.through, openLink, signal })
    case 'command':
      return openCommandLink(target, route)
    case 'socket':
      return openSocketLink(target, route, signal)
  }
}
