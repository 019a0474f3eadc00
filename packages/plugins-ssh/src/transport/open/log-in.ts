import type { Readable } from 'node:stream'
import type { Client, ConnectConfig } from 'ssh2'
import type { AlgorithmNames } from '../algorithms/algorithm-names.ts'
import { ssh2Algorithms, weakAlgorithms } from '../algorithms/ssh2-algorithms.ts'
import { AuthenticationPlan } from '../authenticate/authentication-plan.ts'
import type { Credentials } from '../authenticate/credentials.ts'
import type { Answerer } from '../authenticate/keyboard-interactive.ts'
import { HandshakeTrace } from '../handshake/handshake-trace.ts'
import { keepAlive } from '../keepalive/keep-alive.ts'
import type { HostKeyCheck } from '../known-hosts/host-key-check.ts'
import type { Link } from '../link/link.ts'
import type { SshServer } from '../ssh-target.ts'
import { onGoodbye, onRefusal } from '../ssh2-internals.ts'
import type { OpeningWork } from './opening.ts'
import { BannerTimeoutError, OpeningTimeoutError } from './opening-error.ts'
import {
  authenticationFailure,
  type OpeningState,
  openingFailure,
  type Ssh2Error,
} from './opening-failure.ts'
import { PasswordTurn } from './password-turn.ts'

/** A connection with an SSH server that is logged in to. */
export interface SshConnection {
  /** Has no channel yet. */
  readonly client: Client
  /** What is below the client. */
  readonly link: Link
  /** Where it is, for messages. */
  readonly address: string
  /** Whether the server said goodbye by an SSH message. */
  readonly saidGoodbye: () => boolean
  /** The identification line of the server, as far as it is known. */
  readonly identification: string | undefined
  /** What the server said before the log-in. */
  readonly banner: string | undefined
  /** Ends the opening with the name of what ssh2 said, for all that is still to be opened. */
  readonly fail: (error: Error) => void
}

/** What {@link logIn} works with, made ready before the connection. */
export interface LogInOptions {
  /** Where and as whom. */
  readonly target: SshServer
  /** `hostname:port` and the way, for messages. */
  readonly address: string
  /** What carries the bytes. */
  readonly link: Link
  /** Checks the device's host key. */
  readonly hostKey: HostKeyCheck
  /** Algorithms that may be agreed on. */
  readonly offer: AlgorithmNames
  /** Types of the known host keys. */
  readonly knownKeyTypes: readonly string[]
  /** Private keys, and those of the agent. */
  readonly credentials: Credentials
  /** The loaded library: loading takes 40 ms, so it is not loaded before it is needed. */
  readonly ssh2: typeof import('ssh2')
  /** Goes on when the log-in is over; the opening is still in its phase `authenticate`. */
  readonly onLoggedIn: (connection: SshConnection) => void
}

/**
 * Speaks SSH on a link up to the accepted log-in; a failure goes to `opening`.
 *
 * @param opening - In its phase `connect`; cutting it destroys the link.
 * @param options - Target and what was made ready.
 */
export function logIn(opening: OpeningWork, options: LogInOptions): void {
  const { target, address, link, ssh2 } = options
  const { host, username, limits, log } = target
  const enter = (phase: 'key-exchange' | 'authenticate', limitMs: number): void =>
    opening.enter(phase, limitMs, () => new OpeningTimeoutError({ host, phase, address, limitMs }))
  const trace = new HandshakeTrace(options.offer, () =>
    enter('key-exchange', limits.handshakeTimeoutMs),
  )
  const answer = answerWithin(opening, (error) =>
    opening.fail(authenticationFailure(error, state(), error.message)),
  )
  const turn = new PasswordTurn(opening, target)
  const plan = new AuthenticationPlan({
    target,
    ...options.credentials,
    answer,
    showPassword: turn.take,
  })
  const state = (): OpeningState => {
    const { phase } = opening
    return { host, address, username, phase, trace, plan, isWaiting: turn.isWaiting }
  }

  const client = new ssh2.Client()
  const limitMs = limits.bannerTimeoutMs
  opening.enter('key-exchange', limitMs, () => {
    return new BannerTimeoutError({ host, address, limitMs })
  })
  let agentError = options.credentials.agentProblem
  const onEnd = (error?: Ssh2Error): void => {
    if (!opening.isOver) opening.fail(openingFailure(error, state()))
  }
  client.on('error', (error: Ssh2Error) => {
    if (error.level === 'agent' || error.level === 'client-authentication') agentError = error
    else onEnd(error)
  })
  client.once('close', () => onEnd())
  client.once('handshake', (algorithms) => {
    trace.complete()
    log.debug({ algorithms, identification: trace.identification }, 'session keys agreed')
    const weak = weakAlgorithms(algorithms)
    if (weak.length > 0) log.warn({ weak }, 'the device agreed on weak algorithms only')
    enter('authenticate', limits.authTimeoutMs)
  })
  let banner: string | undefined
  client.on('banner', (text) => {
    log.debug({ banner: text }, 'banner before the log-in')
    banner = `${banner ?? ''}${text}`
  })
  client.on('change password', (prompt: string) => {
    const reason = `the password has expired and must be changed on the device (${prompt.trim()})`
    opening.fail(authenticationFailure(undefined, state(), reason))
  })
  client.once('ready', () => {
    turn.accepted()
    log.debug({ tried: plan.tried }, 'logged in')
    keepAlive({ client, link, server: target, address })
    const saidGoodbye = (): boolean => trace.saidGoodbye
    const { identification } = trace
    options.onLoggedIn({ client, link, address, saidGoodbye, identification, banner, fail: onEnd })
  })

  const config: ConnectConfig = {
    // It takes any stream, whatever its type says.
    sock: link as Readable,
    username,
    readyTimeout: 0,
    algorithms: ssh2Algorithms(options.offer, options.knownKeyTypes),
    hostVerifier: (key: Buffer, verify: (isAccepted: boolean) => void) => {
      options.hostKey.verify(key).then(
        () => verify(true),
        (error) => opening.fail(error),
      )
    },
    authHandler: (allowed: readonly string[] | null, isPartial: boolean | null, next) => {
      const method = plan.next(allowed, isPartial === true)
      if (plan.isPasswordAccepted) turn.accepted()
      if (method === undefined) opening.fail(authenticationFailure(agentError, state()))
      else if (method.type === 'password') turn.take(() => next(method))
      else next(method)
    },
  }
  client.connect(config)
  onRefusal(client, plan.hear)
  onGoodbye(client, () => {
    trace.saidGoodbye = true
  })
  // ssh2 keeps the link paused for a moment, so that this takes nothing away from it.
  trace.follow(link)
}

/** Lets the user's handler think without limit, and gives up on it when the opening is over. */
function answerWithin(opening: OpeningWork, onError: (error: Error) => void): Answerer {
  return (work, done) => {
    opening.pauseLimit()
    work(opening.ended).then(
      (answers) => {
        if (opening.isOver) return
        opening.resumeLimit()
        done([...answers])
      },
      (error: unknown) => onError(error instanceof Error ? error : new Error(String(error))),
    )
  }
}
