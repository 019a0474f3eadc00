import { connect } from 'node:net'
import { Duplex, Transform } from 'node:stream'
import { Secret } from '@nornir-ts/core'
import type { Platform } from '../src/platform/platform.ts'
import type { CliSession } from '../src/session/cli-session.ts'
import type { Credentials } from '../src/session/log-in/credentials.ts'
import { openCliSession } from '../src/session/open-cli-session.ts'
import type { SessionLimits } from '../src/session/session-limits.ts'
import type { SessionRecorder } from '../src/session-log/session-recorder.ts'
import type { Route } from '../src/transport/link/route.ts'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL } from '../src/transport/ssh-target.ts'
import { openTelnetTransport } from '../src/transport/telnet/open-telnet-transport.ts'
import { noSignal } from './transport-target.ts'

/** What {@link openTelnet} takes. */
export interface TelnetSessionOptions {
  readonly port: number
  readonly platform: Platform
  readonly username?: string
  readonly password?: string
  readonly logIn?: Credentials['logIn']
  readonly enableSecret?: string
  readonly limits?: Partial<SessionLimits>
  readonly route?: Route
  readonly signal?: AbortSignal
}

/** A session by telnet, and what was typed to open and use it. */
export interface TelnetSession {
  /** Rejects with what the log-in fails with. */
  readonly opening: Promise<CliSession>
  /** All that was typed, in order; secrets as `[secret]`. */
  readonly typed: readonly string[]
  /** Resolves when the session knows that it has ended. */
  readonly closed: Promise<void>
}

/** Opens a session on a telnet server of this machine. */
export function openTelnet(options: TelnetSessionOptions): TelnetSession {
  const typed: string[] = []
  let hasClosed = (): void => undefined
  const closed = new Promise<void>((resolve) => {
    hasClosed = resolve
  })
  const opening = open(options, {
    received: () => undefined,
    sent: (text) => typed.push(text),
    sentSecret: () => typed.push('[secret]'),
    close: () => Promise.resolve(hasClosed()),
  })
  opening.catch(() => undefined)
  return { opening, typed, closed }
}

async function open(options: TelnetSessionOptions, recorder: SessionRecorder): Promise<CliSession> {
  const { port, platform, username, password, logIn, enableSecret, limits, route } = options
  const signal = options.signal ?? noSignal()
  const address = { host: 'r1', hostname: '127.0.0.1', port, route }
  const target = { ...address, terminal: DEFAULT_TERMINAL, limits: DEFAULT_LIMITS }
  const transport = await openTelnetTransport(target, signal)
  const secretOf = (text?: string) => (text === undefined ? undefined : new Secret(text))
  return await openCliSession(
    {
      host: 'r1',
      transport,
      platform,
      credentials: { username, password: secretOf(password), logIn },
      enableSecret: secretOf(enableSecret),
      limits,
      recorder,
      log: { debug: () => undefined, warn: () => undefined },
    },
    signal,
  )
}

/** A way on which bytes come in pieces of this size, each in a turn of its own. */
export function inPieces(size: number): Route {
  return {
    kind: 'socket',
    open: ({ hostname, port }) => {
      const socket = connect(port, hostname)
      const pieces = new Transform({
        transform: (chunk: Buffer, _encoding, done) => {
          const next = (at: number): void => {
            pieces.push(chunk.subarray(at, at + size))
            if (at + size < chunk.length) setImmediate(next, at + size)
            else done()
          }
          next(0)
        },
      })
      return Duplex.from({ readable: socket.pipe(pieces), writable: socket })
    },
  }
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => new Error('nothing failed'),
    (error: unknown) => error,
  )
}
