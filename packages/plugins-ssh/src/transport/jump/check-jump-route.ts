import { knownHostName } from '../known-hosts/known-host-name.ts'
import { hostPort } from '../link/address.ts'
import type { LinkTarget } from '../link/link.ts'
import type { SshServer } from '../ssh-target.ts'
import { JumpRouteError } from './jump-host-error.ts'
import { jumpHostsOf, MAX_JUMP_HOSTS } from './jump-route.ts'

/**
 * Refuses a way that is too long, or comes by the same server twice. Two servers are the same when
 * known_hosts has them under one name: two different ones could not both show the right host key.
 *
 * @param target - Whose way.
 * @throws {@link JumpRouteError}
 */
export function checkJumpRoute(target: LinkTarget & Pick<SshServer, 'hostKeyAlias'>): void {
  const servers = [...jumpHostsOf(target), target]
  const names = servers.map(knownHostName)
  const repeated = names.findIndex((name, index) => names.indexOf(name) < index)
  const details = { host: target.host, chain: servers.map(hostPort) }
  if (repeated >= 0) {
    // Of a way without end once around is enough.
    const chain = details.chain.slice(0, repeated + 1)
    throw new JumpRouteError({ ...details, chain, problem: 'loop' })
  }
  if (servers.length > MAX_JUMP_HOSTS + 1) {
    throw new JumpRouteError({ ...details, problem: 'too long' })
  }
}
