import { toError, waitFor } from '@nornir-ts/kernel'
import type { ClientChannel } from 'ssh2'
import { ConnectTimeoutError } from '../connect/connect-error.ts'
import { addressOf, hostPort } from '../link/address.ts'
import type { LinkOpener, LinkTarget } from '../link/link.ts'
import { StreamLink } from '../link/stream-link.ts'
import type { SshConnection } from '../open/log-in.ts'
import { openConnection } from '../open/open-connection.ts'
import { Opening } from '../open/opening.ts'
import type { SshServer } from '../ssh-target.ts'
import { acknowledgeAtOnce } from './acknowledge-at-once.ts'
import { forwardingFailure } from './forwarding-failure.ts'
import { type JumpHostDetails, JumpHostError, JumpHostLostError } from './jump-host-error.ts'
import { jumpHostsOf } from './jump-route.ts'
import { Turns } from './turns.ts'

/** How long a connection that nobody uses is kept, in milliseconds: the next host may be about to come. */
const LINGER_MS = 5_000
/** How long the jump host may take to end it then, in milliseconds. */
const CLOSE_LIMIT_MS = 2_000
/** Connections that a jump host is asked for at once: more than any device is likely to mind. */
const CHANNELS_AT_ONCE = 32
/** That a jump host accepts a password says nothing about the devices behind it (safety rule 18). */
const REALM = 'jump host'

/** Someone who waits for the hop, with the log-in of his own run. */
interface Waiting {
  readonly logIn: SshServer['logIn']
  readonly signal: AbortSignal
}

/**
 * The connection with one jump host, shared by all that ride on it. It is opened at once, and ends
 * by itself: when nobody waits for it any more, some seconds after the last rider has left, or when
 * the network or the jump host ends it.
 */
export class Hop {
  readonly #log: (fields: object, message: string) => void
  readonly #onEnd: () => void
  readonly #givenUp = new AbortController()
  readonly #waiting = new Set<Waiting>()
  readonly #links = new Map<StreamLink, JumpHostDetails>()
  readonly #turns = new Turns(CHANNELS_AT_ONCE)
  readonly #opening: Promise<SshConnection>
  #connection: SshConnection | undefined
  #lost: Error | undefined
  #timer: NodeJS.Timeout | undefined

  /**
   * @param server - The jump host.
   * @param openLink - Opens the link to it.
   * @param onEnd - Called as soon as nobody may be let on any more.
   */
  constructor(server: SshServer, openLink: LinkOpener, onEnd: () => void) {
    const jumpHost = hostPort(server)
    this.#log = (fields, message) => server.log.debug({ jumpHost, ...fields }, message)
    this.#onEnd = onEnd
    // Its errors are for all that wait, so they name the jump host and not one of them.
    const named: SshServer = {
      ...server,
      host: jumpHost,
      logIn: this.#logIn,
      checkCredential: async (credential) =>
        server.checkCredential?.({ ...credential, realm: REALM }),
    }
    this.#opening = openConnection(named, {
      openLink,
      signal: this.#givenUp.signal,
      onLoggedIn: (opening: Opening<SshConnection>, connection) => {
        this.#follow(connection)
        opening.succeed(connection)
      },
    })
    this.#opening.catch(onEnd)
  }

  /**
   * Opens a connection from the jump host.
   *
   * @param target - Where to.
   * @param through - The jump host, as the target has it.
   * @param signal - Ends the waiting, with its reason.
   * @returns The link; with it the rider leaves.
   * @throws {@link JumpHostError}, {@link JumpHostLostError}, {@link ForwardingRefusedError},
   * {@link ConnectError}.
   */
  async ride(target: LinkTarget, through: SshServer, signal: AbortSignal): Promise<StreamLink> {
    const servers = [...jumpHostsOf(target), target]
    const way = { host: target.host, jumpHost: hostPort(through), chain: servers.map(hostPort) }
    const waiting: Waiting = { logIn: through.logIn, signal }
    this.#waiting.add(waiting)
    this.#settle()
    try {
      const connection = await waitFor(this.#opened(way), signal)
      const giveBack = await this.#turns.take(signal)
      try {
        const link = await this.#forward(connection, { target, way, signal })
        this.#links.set(link, way)
        return link
      } finally {
        giveBack()
      }
    } finally {
      this.#waiting.delete(waiting)
      this.#settle()
    }
  }

  async #opened(way: JumpHostDetails): Promise<SshConnection> {
    try {
      return await this.#opening
    } catch (thrown) {
      const cause = toError(thrown)
      // It may be an earlier jump host that failed.
      if (!(cause instanceof JumpHostError)) throw new JumpHostError(way, { cause })
      throw new JumpHostError({ ...way, jumpHost: cause.jumpHost }, { cause: toError(cause.cause) })
    }
  }

  #forward(
    { client }: SshConnection,
    options: { target: LinkTarget; way: JumpHostDetails; signal: AbortSignal },
  ): Promise<StreamLink> {
    const { target, way, signal } = options
    const { host, hostname, port, limits } = target
    const opening = new Opening<StreamLink>(signal, () => {})
    const address = addressOf(target)
    const limitMs = limits.connectTimeoutMs
    opening.enter('connect', limitMs, () => new ConnectTimeoutError({ host, address, limitMs }))
    const startedAt = performance.now()
    const onAnswer = (error: Error | undefined, channel: ClientChannel): void => {
      const elapsedMs = Math.round(performance.now() - startedAt)
      if (this.#lost !== undefined) opening.fail(lostError(way, this.#lost))
      else if (error) opening.fail(forwardingFailure(error, { ...way, address, elapsedMs }))
      else if (opening.isOver) channel.destroy()
      else opening.succeed(this.#linkOver(channel))
    }
    try {
      client.forwardOut('127.0.0.1', 0, hostname, port, onAnswer)
    } catch (error) {
      // The connection has just ended.
      opening.fail(lostError(way, this.#lose(toError(error))))
    }
    return opening.outcome
  }

  #linkOver(channel: ClientChannel): StreamLink {
    const link: StreamLink = new StreamLink({
      input: channel,
      output: channel,
      cut: () => {
        channel.destroy()
        this.#links.delete(link)
        this.#settle()
      },
      hold: () => this.#settle(),
    })
    channel.once('end', () => link.finish())
    return link
  }

  /** Lets the process end while nobody needs it awake, and closes the connection when nobody uses it. */
  #settle(): void {
    clearTimeout(this.#timer)
    if (this.#lost !== undefined) return
    if (this.#waiting.size + this.#links.size > 0) {
      const isHeld = this.#waiting.size > 0 || [...this.#links.keys()].some((link) => link.isHeld)
      this.#connection?.link[isHeld ? 'ref' : 'unref']?.()
    } else if (this.#connection === undefined) {
      this.#onEnd()
      this.#givenUp.abort(new Error('nobody waits for the jump host any more'))
    } else {
      this.#connection.link.unref?.()
      this.#timer = setTimeout(() => this.#close(), LINGER_MS).unref()
    }
  }

  #close(): void {
    this.#log({}, 'nobody uses the jump host any more: closing')
    this.#onEnd()
    this.#connection?.client.end()
    this.#timer = setTimeout(() => this.#connection?.link.destroy(), CLOSE_LIMIT_MS).unref()
  }

  #follow(connection: SshConnection): void {
    const { client, link } = connection
    this.#connection = connection
    this.#log({}, 'the jump host is connected: others may share it')
    acknowledgeAtOnce(connection)
    client.on('error', (error: Error) => this.#lose(error))
    client.on('end', () => this.#lose(new Error('it ended the connection')))
    client.on('close', () => this.#lose(new Error('the connection was closed')))
    link.once('close', () => clearTimeout(this.#timer))
  }

  /** All that ride on it fail once, with the first cause, which it gives; the next host opens a new one. */
  #lose(cause: Error): Error {
    if (this.#lost !== undefined) return this.#lost
    this.#lost = cause
    this.#onEnd()
    if (this.#links.size > 0)
      this.#log({ err: cause, hosts: this.#links.size }, 'the jump host was lost')
    for (const [link, way] of this.#links) link.destroy(lostError(way, cause))
    this.#connection?.link.destroy()
    return cause
  }

  /**
   * The log-in of the first that waits. It is tied to the run that it belongs to: when that one leaves
   * before it was his turn, the next one's is asked. The password is shown once at most.
   */
  readonly #logIn: NonNullable<SshServer['logIn']> = async (credential, attempt) => {
    for (;;) {
      const first = [...this.#waiting].find(({ signal }) => !signal.aborted)
      let isBegun = false
      const begin: typeof attempt = (onShown) => {
        isBegun = true
        return attempt(onShown)
      }
      try {
        return await (first?.logIn?.({ ...credential, realm: REALM }, begin) ?? begin())
      } catch (error) {
        if (isBegun || !first?.signal.aborted) throw error
      }
    }
  }
}

function lostError(way: JumpHostDetails, cause: Error): JumpHostLostError {
  // It may be an earlier jump host that was lost.
  if (!(cause instanceof JumpHostLostError)) return new JumpHostLostError(way, { cause })
  return new JumpHostLostError(
    { ...way, jumpHost: cause.jumpHost },
    { cause: toError(cause.cause) },
  )
}
