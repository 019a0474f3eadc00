import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import type { Session } from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type PromptHandler, type SshTarget } from '../src/transport/ssh-target.ts'
import { type SshBehaviour, serveSsh } from './transport-server.ts'
import { noSignal, readerOf, serveNobody, serveTcp, targetOf, using } from './transport-target.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transport-'))
})
afterAll(() => rm(folder, { recursive: true }))

const target = (port: number, fields: Partial<SshTarget> = {}): SshTarget =>
  targetOf({
    port,
    knownHostsFiles: [join(folder, `known_hosts_${port}`)],
    password: new Secret('pass'),
    ...fields,
  })

const failure = (port: number, fields: Partial<SshTarget> = {}): Promise<unknown> =>
  openSshTransport(target(port, fields), noSignal()).then(
    () => undefined,
    (error: unknown) => error,
  )

const limitsOf = (limits: Partial<SshTarget['limits']>): Partial<SshTarget> => ({
  limits: { ...DEFAULT_LIMITS, ...limits },
})

describe('opening a connection that does not come about', () => {
  it('tells a refused connection', async () => {
    const { port, close } = await serveTcp(() => {})
    await close()
    expect(await failure(port)).toMatchObject({
      code: 'CONNECT_REFUSED',
      retryable: true,
      host: 'r1',
      phase: 'connect',
      address: `127.0.0.1:${port}`,
    })
  })

  it('gives up when no connection comes about in time', async () => {
    await using(serveNobody(), async ({ port }) => {
      expect(await failure(port, limitsOf({ connectTimeoutMs: 50 }))).toMatchObject({
        code: 'CONNECT_TIMEOUT',
        limitMs: 50,
        retryable: true,
      })
    })
  })

  it('tells a server that never says that it speaks SSH', async () => {
    await using(
      serveTcp(() => {}),
      async ({ port }) => {
        expect(await failure(port, limitsOf({ bannerTimeoutMs: 50 }))).toMatchObject({
          code: 'BANNER_TIMEOUT',
          phase: 'key-exchange',
          retryable: true,
        })
      },
    )
  })

  it('limits the key exchange on its own', async () => {
    await using(
      serveTcp((socket) => socket.write('SSH-2.0-Silent\r\n')),
      async ({ port }) => {
        expect(await failure(port, limitsOf({ handshakeTimeoutMs: 50 }))).toMatchObject({
          code: 'OPENING_TIMEOUT',
          phase: 'key-exchange',
          limitMs: 50,
        })
      },
    )
  })

  it('tells a port that speaks something else', async () => {
    await using(
      serveTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      async ({ port }) => {
        expect(await failure(port)).toMatchObject({
          code: 'HANDSHAKE_FAILED',
          message: expect.stringContaining('it said "HTTP/1.1 400 Bad Request"'),
        })
      },
    )
  })

  it.each([
    ['at once', (socket: Socket) => socket.end()],
    ['after its identification', (socket: Socket) => socket.end('SSH-2.0-Full\r\n')],
    ['with a reset', (socket: Socket) => socket.resetAndDestroy()],
    ['with a word', (socket: Socket) => socket.end('Exceeded MaxStartups\r\n')],
  ])('rule 19: a device that hangs up %s is at a session limit', async (_how, serve) => {
    await using(serveTcp(serve), async ({ port }) => {
      expect(await failure(port)).toMatchObject({ code: 'SESSION_LIMIT', retryable: true })
    })
  })

  it('rules 18 and 19: hanging up on a password is a session limit, but not to be tried again', async () => {
    const server = await serveSsh({ authenticate: () => void server.close() })
    expect(await failure(server.port)).toMatchObject({
      code: 'SESSION_LIMIT',
      phase: 'authenticate',
      isPasswordSent: true,
      retryable: false,
    })
  })

  it('names the key file that it cannot read', async () => {
    const missing = join(folder, 'no_such_key')
    expect(await failure(1, { keyFiles: [missing] })).toMatchObject({
      code: 'PRIVATE_KEY_UNUSABLE',
      key: missing,
      host: 'r1',
      message: expect.stringContaining(missing),
    })
  })

  it('says when a key file holds no key', async () => {
    const file = join(folder, 'not_a_key')
    await writeFile(file, 'hello')
    expect(await failure(1, { keyFiles: [file] })).toMatchObject({ code: 'PRIVATE_KEY_UNUSABLE' })
  })

  it('says when there is no agent', async () => {
    const before = process.env['SSH_AUTH_SOCK']
    delete process.env['SSH_AUTH_SOCK']
    expect(await failure(1, { agent: true })).toMatchObject({ code: 'AGENT_NOT_FOUND' })
    if (before !== undefined) process.env['SSH_AUTH_SOCK'] = before
  })
})

describe('opening the shell', () => {
  it('asks for terminal and shell in one round trip', async () => {
    const serve: SshBehaviour['serve'] = (connection) => {
      connection.on('session', (acceptSession) => {
        const session: Session = acceptSession()
        // The terminal is granted only when the shell has been asked for too.
        session.on('pty', (acceptPty) => {
          session.on('shell', (acceptShell) => {
            acceptPty()
            acceptShell().write('ready> ')
          })
        })
      })
    }
    const authenticate: SshBehaviour['authenticate'] = (context) => context.accept()
    await using(serveSsh({ authenticate, serve }), async ({ port }) => {
      const transport = await openSshTransport(target(port), noSignal())
      await readerOf(transport).until(/ready> /)
      await transport.close()
    })
  })

  it('rule 19: takes a device that hangs up in place of a shell for one at its limit', async () => {
    const authenticate: SshBehaviour['authenticate'] = (context) => context.accept()
    const serve: SshBehaviour['serve'] = (connection) => void connection.end()
    await using(serveSsh({ authenticate, serve }), async ({ port }) => {
      expect(await failure(port)).toMatchObject({
        code: 'SESSION_LIMIT',
        phase: 'shell',
        retryable: true,
      })
    })
  })

  it.each<[string, (session: Session) => unknown]>([
    ['terminal', (session) => session.on('pty', (_accept, reject) => reject())],
    [
      'shell',
      (session) =>
        session
          .on('pty', (accept) => accept())
          .on('shell', (_accept: unknown, reject: () => void) => reject()),
    ],
  ])('tells when the device refuses the %s', async (_what, refuse) => {
    const authenticate: SshBehaviour['authenticate'] = (context) => context.accept()
    const serve: SshBehaviour['serve'] = (connection) =>
      void connection.on('session', (acceptSession) => void refuse(acceptSession()))
    await using(serveSsh({ authenticate, serve }), async ({ port }) => {
      expect(await failure(port)).toMatchObject({ code: 'SHELL_REFUSED', phase: 'shell' })
    })
  })
})

describe('keyboard-interactive authentication', () => {
  const ask = (questions: { prompt: string; echo: boolean }[], right: string[]): SshBehaviour => ({
    authenticate: (context) => {
      if (context.method !== 'keyboard-interactive') {
        context.reject(['keyboard-interactive'])
        return
      }
      context.prompt(questions, 'Log in', (answers: string[]) => {
        if (answers.join() === right.join()) context.accept()
        else context.reject(['keyboard-interactive'])
      })
    },
    serve: (connection) => {
      connection.on('session', (acceptSession) => {
        const session: Session = acceptSession()
        session.on('pty', (acceptPty) => acceptPty())
        session.on('shell', (acceptShell) => void acceptShell().write('ready> '))
      })
    },
  })
  const code = [{ prompt: 'One-time code: ', echo: false }]

  it('asks the handler for a one-time code', async () => {
    await using(serveSsh(ask(code, ['123456'])), async ({ port }) => {
      const onPrompt: PromptHandler = async ({ questions, host, username, instructions }) => {
        expect({ questions, host, username, instructions }).toEqual({
          questions: [{ text: 'One-time code: ', echo: false }],
          host: 'r1',
          username: 'admin',
          instructions: '',
        })
        return [new Secret('123456')]
      }
      const transport = await openSshTransport(target(port, { onPrompt }), noSignal())
      const reader = readerOf(transport)
      await reader.until(/ready> /)
      await transport.close()
    })
  })

  it('never answers a question for a code with the password', async () => {
    await using(serveSsh(ask(code, ['pass'])), async ({ port }) => {
      expect(await failure(port)).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        message: expect.stringContaining('"One-time code:"; give an onPrompt handler'),
      })
    })
  })
})
