import { isIPv6, SocketAddress } from 'node:net'
import type { SshServer } from '../ssh-target.ts'

/** What {@link knownHostName} needs to know of a server. */
export type NamedHost = Pick<SshServer, 'hostname' | 'port' | 'hostKeyAlias'>

/**
 * Gives the name under which known_hosts has a server: the lower-case host name, `[host]:port` for
 * a port other than 22; the alias, without port, where there is one (ssh_config(5), HostKeyAlias).
 * Of an IPv6 address it is the shortest form, as OpenSSH has it.
 *
 * @param server - Name or address, port and alias.
 */
export function knownHostName({ hostname, port, hostKeyAlias }: NamedHost): string {
  if (hostKeyAlias !== undefined) return hostKeyAlias.toLowerCase()
  const name = shortest(hostname.toLowerCase())
  return port === 22 ? name : `[${name}]:${port}`
}

function shortest(name: string): string {
  const [address = '', ...zone] = name.split('%')
  if (!isIPv6(address)) return name
  return [new SocketAddress({ address, family: 'ipv6' }).address, ...zone].join('%')
}
