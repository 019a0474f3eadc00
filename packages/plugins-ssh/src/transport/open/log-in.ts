import type { Socket } from 'node:net'
import type { ClientChannel, ConnectConfig, ParsedKey } from 'ssh2'
import { AuthenticationPlan } from '../authenticate/authentication-plan.ts'
import type { Answerer } from '../authenticate/keyboard-interactive.ts'
import { HandshakeTrace } from '../handshake/handshake-trace.ts'
import { hostKeyAlgorithms } from '../known-hosts/host-key-algorithms.ts'
import type { HostKeyCheck } from '../known-hosts/host-key-check.ts'
import { openShell } from '../shell/open-shell.ts'
import { SshShell } from '../shell/ssh-shell.ts'
import type { SshTarget } from '../ssh-target.ts'
import type { Transport } from '../transport.ts'
import type { Opening } from './opening.ts'
import { BannerTimeoutError, OpeningTimeoutError } from './opening-error.ts'
import {
  authenticationFailure,
  type OpeningState,
  openingFailure,
  type Ssh2Error,
} from './opening-failure.ts'
import { PasswordTurn } from './password-turn.ts'

/** What {@link logIn} works with, made ready before the connection. */
export interface LogInOptions {
  /** Where and as whom. */
  readonly target: SshTarget
  /** `hostname:port`, for messages. */
  readonly address: string
  /** Connected. */
  readonly socket: Socket
  /** Checks the device's host key. */
  readonly hostKey: HostKeyCheck
  /** Types of the known host keys. */
  readonly knownKeyTypes: readonly string[]
  /** Private keys, unlocked. */
  readonly keys: readonly ParsedKey[]
  /** Path of the agent's socket. */
  readonly agent: string | undefined
  /** The loaded library: loading takes 40 ms, so it is not loaded before it is needed. */
  readonly ssh2: typeof import('ssh2')
}

/**
 * Speaks SSH on a connected socket up to the open shell; the outcome goes to `opening`.
 *
 * @param opening - In its phase `connect`; cutting it destroys the socket.
 * @param options - Target and what was made ready.
 */
export function logIn(opening: Opening<Transport>, options: LogInOptions): void {
  const { target, address, socket, ssh2 } = options
  const { host, username, limits, log } = target
  const enter = (phase: 'key-exchange' | 'authenticate' | 'shell', limitMs: number): void =>
    opening.enter(phase, limitMs, () => new OpeningTimeoutError({ host, phase, address, limitMs }))
  const trace = new HandshakeTrace(() => enter('key-exchange', limits.handshakeTimeoutMs))
  const answer = answerWithin(opening, (error) =>
    opening.fail(authenticationFailure(error, state(), error.message)),
  )
  const turn = new PasswordTurn(opening, target)
  const plan = new AuthenticationPlan({ ...options, answer, showPassword: turn.take })
  const state = (): OpeningState => {
    const { phase } = opening
    return { host, address, username, phase, trace, plan, isWaiting: turn.isWaiting }
  }

  const client = new ssh2.Client()
  const limitMs = limits.bannerTimeoutMs
  opening.enter('key-exchange', limitMs, () => {
    return new BannerTimeoutError({ host, address, limitMs })
  })
  let agentError: Error | undefined
  const onEnd = (error?: Ssh2Error): void => {
    if (!opening.isOver) opening.fail(openingFailure(error, state()))
  }
  client.on('error', (error: Ssh2Error) => {
    if (error.level === 'agent' || error.level === 'client-authentication') agentError = error
    else onEnd(error)
  })
  client.once('close', () => onEnd())
  client.once('handshake', (algorithms) => {
    log.debug({ algorithms, identification: trace.identification }, 'session keys agreed')
    enter('authenticate', limits.authTimeoutMs)
  })
  client.on('banner', (banner) => log.debug({ banner }, 'banner before the log-in'))
  client.on('change password', (prompt: string) => {
    const reason = `the password has expired and must be changed on the device (${prompt.trim()})`
    opening.fail(authenticationFailure(undefined, state(), reason))
  })
  client.once('ready', () => {
    turn.accepted()
    log.debug({ tried: plan.tried }, 'logged in')
    enter('shell', limits.shellTimeoutMs)
    openShell({ client, socket, terminal: target.terminal }, (error, channel: ClientChannel) => {
      if (error !== undefined) return onEnd(error)
      const peer = `ssh ${username}@${address}`
      const saidGoodbye = (): boolean => trace.saidGoodbye
      opening.succeed(new SshShell({ peer, socket, client, channel, saidGoodbye }))
    })
  })

  const serverHostKey = hostKeyAlgorithms(options.knownKeyTypes)
  const config: ConnectConfig = {
    sock: socket,
    username,
    readyTimeout: 0,
    keepaliveInterval: target.keepaliveMs ?? 0,
    debug: trace.read,
    ...(serverHostKey === undefined ? {} : { algorithms: { serverHostKey } }),
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
  // ssh2 keeps the socket paused for a moment, so that this takes nothing away from it.
  socket.once('data', trace.readFirst)
}

/** Lets the user's handler think without limit, and gives up on it when the opening is over. */
function answerWithin(opening: Opening<Transport>, onError: (error: Error) => void): Answerer {
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
