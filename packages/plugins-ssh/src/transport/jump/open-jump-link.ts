import type { Link, LinkOpener, LinkTarget } from '../link/link.ts'
import type { SshServer } from '../ssh-target.ts'
import { checkJumpRoute } from './check-jump-route.ts'
import { Hop } from './hop.ts'
import { hopKey } from './hop-key.ts'

/** What {@link openJumpLink} needs. */
export interface JumpLinkOptions {
  /** Where to. */
  readonly target: LinkTarget
  /** The jump host. */
  readonly through: SshServer
  /** Opens the link to the jump host itself. */
  readonly openLink: LinkOpener
  /** Gives up at once; others who wait for the same jump host do not. */
  readonly signal: AbortSignal
}

/** The jump hosts of this thread that are connected, or about to be. */
const hops = new Map<string, Hop>()

/**
 * Lets a jump host open the connection. One connection with the jump host serves all that go through
 * it with the same credentials; it is opened for the first and closed some seconds after the last.
 *
 * @param options - Where to, and through what.
 * @throws {@link JumpRouteError}, {@link JumpHostError}, {@link JumpHostLostError},
 * {@link ForwardingRefusedError}, {@link ConnectError}.
 */
export async function openJumpLink(options: JumpLinkOptions): Promise<Link> {
  const { target, through, openLink, signal } = options
  checkJumpRoute(target)
  const key = hopKey(through)
  let hop = hops.get(key)
  if (hop === undefined) {
    const opened = new Hop(through, openLink, () => {
      if (hops.get(key) === opened) hops.delete(key)
    })
    hop = opened
    hops.set(key, hop)
  }
  return hop.ride(target, through, signal)
}
