/** One host on the way to another. */
export interface SshJumpHop {
  /** The user on the jump host. */
  readonly user?: string | undefined
  /** Name or address of the jump host. */
  readonly hostname: string
  /** The port on the jump host. */
  readonly port?: number | undefined
}

/**
 * Reads the value of `ProxyJump`.
 *
 * @param text - Jump hosts with commas between, the first to visit first: `[user@]host[:port]`, IPv6
 *   addresses in brackets, or `ssh://[user@]host[:port]` (RFC 3986; the user percent-encoded).
 * @returns Undefined when it is none of that.
 */
export function parseJumpHops(text: string): SshJumpHop[] | undefined {
  const hops = text.split(',').map(parseHop)
  return hops.every((hop) => hop !== undefined) ? hops : undefined
}

function parseHop(text: string): SshJumpHop | undefined {
  const uri = /^ssh:\/\/([^/]*)\/?$/i.exec(text)?.[1]
  const parts = /^(?:(.+)@)?(?:\[([^\]\s]+)\]|([^\s:/[\]@]+))(?::(\d*))?$/.exec(uri ?? text)
  if (parts === null) return undefined
  const user = uri === undefined ? parts[1] : decode(parts[1])
  const hostname = parts[2] ?? parts[3]
  const port = parts[4] ? Number(parts[4]) : undefined
  if (hostname === undefined || (port !== undefined && (port < 1 || port > 65535))) return undefined
  return { user, hostname, port }
}

function decode(user: string | undefined): string | undefined {
  try {
    return user && decodeURIComponent(user)
  } catch {
    return user // not percent-encoded after all
  }
}
