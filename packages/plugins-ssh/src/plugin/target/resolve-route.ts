import { parseJumpHops, type SshConfigResult, type SshJumpHop } from '@nornir-ts/inventory'
import { MAX_JUMP_HOSTS } from '../../transport/jump/jump-route.ts'
import { programName } from '../../transport/link/program-name.ts'
import type { Route } from '../../transport/link/route.ts'
import type { SshServer } from '../../transport/ssh-target.ts'
import type { JumpHost, SshHostOptions, SshLogInOptions } from '../ssh-options.ts'
import { ProxyCommandNotAllowedError } from './proxy-command-not-allowed-error.ts'
import { resolveServer } from './resolve-server.ts'
import type { TargetRequest } from './target-request.ts'

/** The end of a way. */
export interface RouteEnd {
  /** The server to reach, as it was asked for. */
  readonly hostname: string
  /** What the ssh_config says about it. */
  readonly config: SshConfigResult | undefined
  /** Jump hosts by option; they win over the ssh_config. */
  readonly jumpHosts?: readonly JumpHost[] | undefined
  /** How many jump hosts lie behind it. */
  readonly behind: number
}

/**
 * Finds the way to a server. As in OpenSSH (`-J` that ssh hands on to itself), the way to the first of
 * several jump hosts is its own, by the ssh_config; the others are reached through the one before,
 * whatever the ssh_config says about the way to them.
 *
 * A way that has no end is cut: the transport refuses one that is too long.
 *
 * @param end - Where to.
 * @param request - Whose way.
 * @throws {@link ProxyCommandNotAllowedError}, and what `SshConfig.lookup` throws.
 */
export async function resolveRoute(end: RouteEnd, request: TargetRequest): Promise<Route> {
  const { config } = end
  // Of a list that is too long, one too many is enough to be told so.
  const jumpHosts = (end.jumpHosts ?? jumpHostsOf(config?.proxyJump)).slice(0, MAX_JUMP_HOSTS + 1)
  const [first] = jumpHosts
  if (first !== undefined && end.behind <= MAX_JUMP_HOSTS) {
    return throughAll([first, ...jumpHosts.slice(1)], end, request)
  }
  const command = end.jumpHosts === undefined ? config?.proxyCommand : undefined
  if (command === undefined || command === 'none') return direct(config, request)
  if (command.command !== undefined) return { kind: 'command', command: command.command }
  const { hostname } = end
  const program = programName(command.raw)
  throw new ProxyCommandNotAllowedError({ host: request.host, hostname, program })
}

/**
 * Brings jump hosts into one form.
 *
 * @param jumpHosts - The option, checked.
 */
export function jumpHostList(jumpHosts: SshHostOptions['jumpHosts']): JumpHost[] | undefined {
  if (jumpHosts === undefined) return undefined
  return [jumpHosts]
    .flat()
    .flatMap((hop) => (typeof hop === 'string' ? (parseJumpHops(hop) ?? []).map(toJumpHost) : hop))
}

async function throughAll(
  jumpHosts: readonly [JumpHost, ...JumpHost[]],
  end: RouteEnd,
  request: TargetRequest,
): Promise<Route> {
  const { options } = request
  const wishes: SshLogInOptions = {
    hostKeys: options.hostKeys,
    knownHostsFiles: options.knownHostsFiles,
  }
  const resolved = await Promise.all(
    jumpHosts.map((hop) => resolveServer({ ...wishes, ...hop }, options, request)),
  )
  const [{ hostname }] = jumpHosts
  const behind = end.behind + jumpHosts.length
  let route = await resolveRoute({ hostname, config: resolved[0]?.config, behind }, request)
  for (const { server } of resolved) {
    const through: SshServer = { ...server, route }
    route = { kind: 'jump', through }
  }
  return route
}

function direct(config: SshConfigResult | undefined, { options }: TargetRequest): Route {
  const families = { inet: 4, inet6: 6, any: undefined } as const
  return {
    kind: 'direct',
    localAddress: options.localAddress ?? config?.bindAddress,
    family: options.addressFamily ?? families[config?.addressFamily ?? 'any'],
  }
}

function jumpHostsOf(proxyJump: SshConfigResult['proxyJump']): JumpHost[] {
  return proxyJump === undefined || proxyJump === 'none' ? [] : proxyJump.map(toJumpHost)
}

function toJumpHost({ user, hostname, port }: SshJumpHop): JumpHost {
  return { username: user, hostname, port }
}
