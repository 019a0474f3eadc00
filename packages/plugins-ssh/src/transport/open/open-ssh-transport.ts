import { Socket } from 'node:net'
import { AgentNotFoundError } from '../authenticate/credential-error.ts'
import { readPrivateKeys } from '../authenticate/private-key.ts'
import { ConnectTimeoutError } from '../connect/connect-error.ts'
import { connectFailure } from '../connect/connect-failure.ts'
import { HostKeyCheck } from '../known-hosts/host-key-check.ts'
import { loadSsh2 } from '../load-ssh2.ts'
import type { SshTarget } from '../ssh-target.ts'
import type { Transport } from '../transport.ts'
import { type LogInOptions, logIn } from './log-in.ts'
import { Opening } from './opening.ts'

/**
 * Connects to a device by SSH, checks its host key, logs in and opens a shell on a terminal.
 *
 * Keys and known_hosts are read before the connection, so that nothing is opened in vain. Nothing
 * is typed into the shell. Small packets are sent at once (TCP_NODELAY): each would else wait 40 ms
 * for the acknowledgement of the one before.
 *
 * @param target - Where, as whom, and the limits of each phase.
 * @param signal - Gives up at once in any phase, with the signal's reason, and leaves no
 * connection, timer or listener. (Of a name resolution only the answer is thrown away: the system
 * cannot cancel it.)
 * @returns The open shell, its bytes kept until it is started.
 * @throws {@link ConnectError}, {@link BannerTimeoutError}, {@link HandshakeError},
 * {@link HostKeyError}, {@link KnownHostsFileError}, {@link AuthenticationError},
 * {@link PrivateKeyError}, {@link AgentNotFoundError}, {@link SessionLimitError},
 * {@link ShellRefusedError}, {@link OpeningTimeoutError}: each says phase, host and address.
 */
export async function openSshTransport(target: SshTarget, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted()
  const hostKey = new HostKeyCheck(target)
  const agent = agentSocket(target)
  const [keys, knownKeyTypes, ssh2] = await Promise.all([
    readPrivateKeys(target),
    hostKey.knownKeyTypes(),
    loadSsh2(),
  ])
  signal.throwIfAborted()
  const socket = new Socket()
  const opening = new Opening<Transport>(signal, () => socket.destroy())
  const address = addressOf(target)
  connect(opening, socket, { target, address, socket, hostKey, knownKeyTypes, keys, agent, ssh2 })
  return opening.outcome
}

function connect(opening: Opening<Transport>, socket: Socket, options: LogInOptions): void {
  const { address, target } = options
  const { host, hostname, port, limits } = target
  const limitMs = limits.connectTimeoutMs
  opening.enter('connect', limitMs, () => new ConnectTimeoutError({ host, address, limitMs }))
  const startedAt = performance.now()
  const onError = (error: Error): void => {
    const elapsedMs = Math.round(performance.now() - startedAt)
    opening.fail(connectFailure(error, { host, address, elapsedMs }))
  }
  socket.setNoDelay(true)
  socket.once('error', onError)
  socket.connect({ host: hostname, port }, () => {
    socket.off('error', onError)
    try {
      logIn(opening, options)
    } catch (error) {
      opening.fail(error)
    }
  })
}

function agentSocket({ agent, host }: SshTarget): string | undefined {
  if (agent !== true) return agent
  const path = process.env['SSH_AUTH_SOCK']
  if (path === undefined || path === '') throw new AgentNotFoundError({ host })
  return path
}

function addressOf({ hostname, port }: SshTarget): string {
  return hostname.includes(':') ? `[${hostname}]:${port}` : `${hostname}:${port}`
}
