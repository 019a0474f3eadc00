import type { SshConfigResult } from '@nornir-ts/inventory'
import type { Route } from '../../transport/link/route.ts'
import { DEFAULT_TERMINAL, type SshServer, type SshTarget } from '../../transport/ssh-target.ts'
import type { TelnetTarget } from '../../transport/telnet/open-telnet-transport.ts'
import { paceLimits } from '../option/pace.ts'
import { jumpHostList, resolveRoute } from './resolve-route.ts'
import { resolveServer } from './resolve-server.ts'
import type { TargetRequest } from './target-request.ts'

const TELNET_PORT = 23

/**
 * Says where a host is, how to get there and how to log in by SSH. Of several that say something the
 * first counts: options, the inventory, the ssh_config (asked for the host's address, as `ssh` would
 * be), the defaults.
 *
 * @param request - All that was said.
 * @throws `ProxyCommandNotAllowedError`, and what `SshConfig.lookup` throws.
 */
export async function resolveTarget(request: TargetRequest): Promise<SshTarget> {
  const { options, parameters, log } = request
  const hostname = addressOf(request)
  const { port, username, password } = parameters
  const wanted = { ...options, hostname, port, username, password }
  const { server, config } = await resolveServer(wanted, {}, request)
  const route = await routeTo(hostname, config, request)
  const forwardAgent = options.forwardAgent ?? config?.forwardAgent
  const isForwarded = mayForward(forwardAgent, server)
  if (forwardAgent !== undefined && forwardAgent !== false && !isForwarded) {
    log.warn('ForwardAgent of the ssh_config names another agent than is used: not forwarded')
  }
  return { ...server, route, forwardAgent: isForwarded, terminal: DEFAULT_TERMINAL }
}

/**
 * Says where a host is and how to get there by telnet. The ssh_config is asked for jump hosts only.
 *
 * @param request - All that was said.
 * @throws As {@link resolveTarget}.
 */
export async function resolveTelnetTarget(request: TargetRequest): Promise<TelnetTarget> {
  const { host, options, parameters } = request
  const hostname = addressOf(request)
  return {
    host,
    hostname,
    port: parameters.port ?? TELNET_PORT,
    route: await routeTo(hostname, undefined, request),
    limits: paceLimits(options),
    terminal: DEFAULT_TERMINAL,
  }
}

/** An empty text is no address: the system would connect to this very machine. */
function addressOf({ host, parameters }: TargetRequest): string {
  return parameters.hostname || host
}

async function routeTo(
  hostname: string,
  config: SshConfigResult | undefined,
  request: TargetRequest,
): Promise<Route> {
  const { openSocket, jumpHosts } = request.options
  if (openSocket !== undefined) return { kind: 'socket', open: openSocket }
  return resolveRoute({ hostname, config, jumpHosts: jumpHostList(jumpHosts), behind: 0 }, request)
}

/** An agent by path is forwarded only when it is the one that is used: another one was not asked for. */
function mayForward(
  forwardAgent: SshConfigResult['forwardAgent'],
  { agent }: Pick<SshServer, 'agent'>,
): boolean {
  const used = typeof agent === 'string' ? agent : process.env['SSH_AUTH_SOCK']
  return typeof forwardAgent === 'string' ? forwardAgent === used : forwardAgent === true
}
