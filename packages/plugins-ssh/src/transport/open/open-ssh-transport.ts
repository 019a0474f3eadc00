import { type AgentForwarder, agentForwarder } from '../authenticate/agent-forwarding.ts'
import { openDeviceLink } from '../care/open-device-link.ts'
import { openShell } from '../shell/open-shell.ts'
import { SshShell } from '../shell/ssh-shell.ts'
import type { SshTarget } from '../ssh-target.ts'
import type { Transport } from '../transport.ts'
import type { SshConnection } from './log-in.ts'
import { openConnection } from './open-connection.ts'
import type { Opening } from './opening.ts'
import { OpeningTimeoutError } from './opening-error.ts'

/**
 * Connects to a device by SSH, checks its host key, logs in and opens a shell on a terminal.
 *
 * Nothing is typed into the shell.
 *
 * @param target - Where, how to get there, as whom, and the limits of each phase.
 * @param signal - Gives up at once in any phase, with the signal's reason, and leaves no
 * connection, timer or listener. (Of a name resolution only the answer is thrown away: the system
 * cannot cancel it.)
 * @returns The open shell, its bytes kept until it is started.
 * @throws {@link ConnectError}, {@link JumpRouteError}, {@link JumpHostError},
 * {@link JumpHostLostError}, {@link ForwardingRefusedError}, {@link ProxyCommandError},
 * {@link SocketOpenError}, {@link BannerTimeoutError}, {@link HandshakeError},
 * {@link UnknownAlgorithmError}, {@link NoAlgorithmLeftError},
 * {@link HostKeyError}, {@link KnownHostsFileError}, {@link AuthenticationError},
 * {@link PrivateKeyError}, {@link AgentNotFoundError}, {@link SessionLimitError},
 * {@link ShellRefusedError}, {@link OpeningTimeoutError}: each says phase, host and address.
 */
export async function openSshTransport(target: SshTarget, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted()
  const forward = await agentForwarder(target)
  return openConnection<Transport>(target, {
    openLink: () => openDeviceLink(target, signal),
    signal,
    onLoggedIn: (opening, connection) => beginShell(opening, connection, { ...target, forward }),
  })
}

interface ShellOptions extends SshTarget {
  readonly forward: AgentForwarder | undefined
}

function beginShell(
  opening: Opening<Transport>,
  { client, link, address, fail, ...heard }: SshConnection,
  { host, username, terminal, limits, forward }: ShellOptions,
): void {
  const [phase, limitMs] = ['shell', limits.shellTimeoutMs] as const
  opening.enter(phase, limitMs, () => new OpeningTimeoutError({ host, phase, address, limitMs }))
  openShell({ client, link, terminal, beforeShell: forward }, (error, channel) => {
    if (error !== undefined) return fail(error)
    const peer = `ssh ${username}@${address}`
    opening.succeed(new SshShell({ ...heard, peer, link, client, channel }))
  })
}
