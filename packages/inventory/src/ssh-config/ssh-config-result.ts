import type { SshAlgorithmList } from './algorithm-list.ts'
import type { SshJumpHop } from './jump-hop.ts'

/** The way to a host through a program. */
export interface SshProxyCommand {
  /** As the file says it. */
  readonly raw: string
  /** The command line for a shell, its tokens expanded. Only with `allowExec`. */
  readonly command?: string | undefined
}

/**
 * What an ssh_config says about one host. What no file sets is left out, but for `hostname`.
 *
 * Paths are expanded (`~`, tokens, variables); whether anything is there is not looked at.
 */
export interface SshConfigResult {
  /** `HostName`: where to connect to; without it the host that was asked for. Names are in lower case. */
  readonly hostname: string
  /** `User`, or the one that was given. */
  readonly user?: string | undefined
  /** `Port`, or the one that was given. */
  readonly port?: number | undefined
  /** `IdentityFile`: all of them, in order; empty for `none`. */
  readonly identityFiles?: readonly string[] | undefined
  /** `IdentitiesOnly`: whether an agent may offer only the keys of `identityFiles`. */
  readonly identitiesOnly?: boolean | undefined
  /** `IdentityAgent`: the socket of the agent; `none` for no agent. */
  readonly identityAgent?: string | undefined
  /** `ProxyJump`: the hosts on the way, the first to visit first; `none` for none. */
  readonly proxyJump?: readonly SshJumpHop[] | 'none' | undefined
  /** `ProxyCommand`; `none` for none. Never beside hosts in `proxyJump`. */
  readonly proxyCommand?: SshProxyCommand | 'none' | undefined
  /** `UserKnownHostsFile`: empty for `none`. */
  readonly userKnownHostsFiles?: readonly string[] | undefined
  /** `GlobalKnownHostsFile`: empty for `none`. As they are written: OpenSSH expands nothing here. */
  readonly globalKnownHostsFiles?: readonly string[] | undefined
  /** `StrictHostKeyChecking`: what the file asks for, which need not be granted. */
  readonly strictHostKeyChecking?: 'yes' | 'no' | 'ask' | 'accept-new' | undefined
  /** `HostKeyAlias`: the name to look up in known_hosts, in lower case. */
  readonly hostKeyAlias?: string | undefined
  /** `HostKeyAlgorithms`. */
  readonly hostKeyAlgorithms?: SshAlgorithmList | undefined
  /** `KexAlgorithms`. */
  readonly kexAlgorithms?: SshAlgorithmList | undefined
  /** `Ciphers`. */
  readonly ciphers?: SshAlgorithmList | undefined
  /** `MACs`. */
  readonly macs?: SshAlgorithmList | undefined
  /** `ConnectTimeout`, in milliseconds. */
  readonly connectTimeoutMs?: number | undefined
  /** `ServerAliveInterval`, in milliseconds; 0 for never. */
  readonly serverAliveIntervalMs?: number | undefined
  /** `ServerAliveCountMax`. */
  readonly serverAliveCountMax?: number | undefined
  /** `ForwardAgent`: whether, or the socket of the agent to forward. */
  readonly forwardAgent?: boolean | string | undefined
  /** `AddressFamily`. */
  readonly addressFamily?: 'any' | 'inet' | 'inet6' | undefined
  /** `BindAddress`: the address to connect from. */
  readonly bindAddress?: string | undefined
}
