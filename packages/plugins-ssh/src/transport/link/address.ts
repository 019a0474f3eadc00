import { jumpHostsOf } from '../jump/jump-route.ts'
import type { LinkTarget } from './link.ts'

/** What an address is made of. */
export type Addressed = Pick<LinkTarget, 'hostname' | 'port' | 'route'>

/**
 * Names a server in messages: `10.0.0.1:22`, `[::1]:22`, `10.0.0.1:22 through bastion:22, inner:22`.
 *
 * @param target - Where, and how to get there.
 */
export function addressOf(target: Addressed): string {
  const jumpHosts = jumpHostsOf(target).map(hostPort)
  return hostPort(target) + (jumpHosts.length === 0 ? '' : ` through ${jumpHosts.join(', ')}`)
}

/**
 * Names a server without the way to it.
 *
 * @param target - Where.
 */
export function hostPort({ hostname, port }: Pick<Addressed, 'hostname' | 'port'>): string {
  return hostname.includes(':') ? `[${hostname}]:${port}` : `${hostname}:${port}`
}
