import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Logger, Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type SshAgent, startSshAgent } from '../../../test/servers/agent.ts'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type PromptHandler, type SshTarget } from '../src/transport/ssh-target.ts'
import { ppkOf } from './ppk.ts'
import { noSignal, readerOf, targetOf } from './transport-target.ts'

const run = promisify(execFile)
const PASSPHRASE = 'open sesame'

describeWith(['sshd'], 'authentication against OpenSSH', () => {
  let folder: string
  let sshd: Sshd
  let agent: SshAgent
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-authentication-'))
    ;[sshd, agent] = await Promise.all([
      startSshd({ config: ['PubkeyAcceptedAlgorithms +ssh-dss,ssh-rsa', 'MaxAuthTries 20'] }),
      startSshAgent(),
    ])
  })
  afterAll(async () => {
    await Promise.all([sshd?.close(), agent?.close(), rm(folder, { recursive: true })])
  })

  const path = (name: string): string => join(folder, name)

  /** Makes a key and gives its path. */
  async function makeKey(name: string, ...flags: readonly string[]): Promise<string> {
    const own = ['-q', '-C', name, '-f', path(name)]
    await run(
      'ssh-keygen',
      flags.includes('-N') ? [...own, ...flags] : [...own, '-N', '', ...flags],
    )
    return path(name)
  }
  const publicKey = (file: string): Promise<string> => readFile(`${file}.pub`, 'utf8')

  function target(fields: Partial<SshTarget>, server: Sshd = sshd): SshTarget {
    const { port, username } = server
    const knownHostsFiles = [join(server.folder, 'known_hosts')]
    return targetOf({ port, username, knownHostsFiles, ...fields })
  }

  /** Logs in, has a line answered by the shell, and gives what was said. */
  async function logIn(
    fields: Partial<SshTarget>,
    { server = sshd, line = 'echo done', until = /\rdone\r|\ndone\r/ } = {},
  ): Promise<string> {
    const transport = await openSshTransport(target(fields, server), noSignal())
    const reader = readerOf(transport)
    transport.write(`${line}\n`)
    await reader.until(until)
    await transport.close()
    return reader.text()
  }

  const failure = (fields: Partial<SshTarget>, server: Sshd = sshd): Promise<Error> =>
    openSshTransport(target(fields, server), noSignal()).then(
      async (transport) => {
        await transport.close()
        throw new Error('it logged in')
      },
      (error) => error,
    )

  async function withSshd<Value>(
    config: readonly string[],
    body: (server: Sshd) => Promise<Value>,
  ): Promise<Value> {
    const server = await startSshd({ config })
    try {
      return await body(server)
    } finally {
      await server.close()
    }
  }

  describeWith(['sshd'], 'private keys', () => {
    const formats: [string, string[]][] = [
      ['OpenSSH Ed25519', ['-t', 'ed25519']],
      ['OpenSSH RSA', ['-t', 'rsa', '-b', '2048']],
      ['OpenSSH ECDSA 256', ['-t', 'ecdsa', '-b', '256']],
      ['OpenSSH ECDSA 384', ['-t', 'ecdsa', '-b', '384']],
      ['OpenSSH ECDSA 521', ['-t', 'ecdsa', '-b', '521']],
      ['OpenSSH DSA', ['-t', 'dsa']],
      ['PEM RSA', ['-m', 'PEM', '-t', 'rsa', '-b', '2048']],
      ['PEM ECDSA', ['-m', 'PEM', '-t', 'ecdsa']],
      ['PEM DSA', ['-m', 'PEM', '-t', 'dsa']],
    ]
    it.each(formats)(
      '%s: plain, locked, wrong passphrase, no passphrase',
      async (format, flags) => {
        const name = format.replaceAll(' ', '_')
        const plain = await makeKey(name, ...flags)
        const locked = await makeKey(`${name}_locked`, '-N', PASSPHRASE, ...flags)
        await sshd.authorize(await publicKey(plain))
        await sshd.authorize(await publicKey(locked))

        await logIn({ keyFiles: [plain] })
        await logIn({ keyFiles: [locked], passphrase: new Secret(PASSPHRASE) })
        expect(
          await failure({ keyFiles: [locked], passphrase: new Secret('wrong') }),
        ).toMatchObject({
          code: 'PRIVATE_KEY_UNUSABLE',
          key: locked,
          reason: 'the passphrase is wrong',
        })
        expect(await failure({ keyFiles: [locked] })).toMatchObject({
          code: 'PRIVATE_KEY_UNUSABLE',
          reason: expect.stringContaining('no passphrase is given'),
        })
      },
    )

    it('PuTTY 2 RSA: plain, locked, wrong passphrase, no passphrase', async () => {
      const pem = await makeKey('for_putty', '-m', 'PEM', '-t', 'rsa', '-b', '2048')
      await sshd.authorize(await publicKey(pem))
      const [plain, locked] = [path('plain.ppk'), path('locked.ppk')]
      const text = await readFile(pem, 'utf8')
      await writeFile(plain, ppkOf(text))
      await writeFile(locked, ppkOf(text, PASSPHRASE))

      await logIn({ keyFiles: [plain] })
      await logIn({ keyFiles: [locked], passphrase: new Secret(PASSPHRASE) })
      const wrong = { keyFiles: [locked], passphrase: new Secret('wrong') }
      expect(await failure(wrong)).toMatchObject({ reason: 'the passphrase is wrong' })
      expect(await failure({ keyFiles: [locked] })).toMatchObject({
        reason: expect.stringContaining('no passphrase is given'),
      })
    })

    it.each([[[]], [['-N', PASSPHRASE]]])(
      'PKCS #8 is refused with the command that converts it %s',
      async (lock) => {
        const flags = ['-m', 'PKCS8', '-t', 'rsa', '-b', '2048', ...lock]
        const key = await makeKey(`pkcs8_${lock.length}`, ...flags)
        await sshd.authorize(await publicKey(key))
        const passphrase = new Secret(PASSPHRASE)
        const error = await failure({ keyFiles: [key], passphrase })
        expect(error).toMatchObject({ code: 'PRIVATE_KEY_UNUSABLE', key })

        const command = /convert it: (.+)$/.exec(error.message)?.[1]
        const old = lock.length > 0 ? PASSPHRASE : ''
        await run('/bin/sh', ['-c', `${command} -P '${old}' -N '${old}'`])
        await logIn({ keyFiles: [key], passphrase })
      },
    )

    it.each([
      [
        'PuTTY 3',
        'PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\n',
        /puttygen .* -O private-openssh/,
      ],
      ['PuTTY 2 Ed25519', 'PuTTY-User-Key-File-2: ssh-ed25519\r\nEncryption: none\r\n', /puttygen/],
      ['a text', 'hello', /Unsupported key format.*ssh-keygen -p -f/],
      ['a public key', undefined, /it is a public key/],
      [
        'half a key',
        '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
        /Malformed/,
      ],
    ])('%s is refused, and the reason is said', async (_what, text, reason) => {
      const file = path('refused')
      await writeFile(file, text ?? (await publicKey(await makeKey('has_public'))))
      const error = await failure({ keyFiles: [file] })
      expect(error).toMatchObject({ code: 'PRIVATE_KEY_UNUSABLE', host: 'r1', key: file })
      expect(error.message).toMatch(reason)
    })

    it('given as text, with their number in errors', async () => {
      const key = await makeKey('as_text')
      await sshd.authorize(await publicKey(key))
      const text = await readFile(key, 'utf8')
      await logIn({ privateKeys: [new Secret(text)] })
      const privateKeys = [new Secret(text), new Secret('no key')]
      expect(await failure({ privateKeys })).toMatchObject({ key: 'private key 2' })
    })
  })

  describeWith(['sshd'], 'without a credential', () => {
    it('logs in with none where the device lets everybody in', async () => {
      await withSshd(['PermitEmptyPasswords yes'], async (server) => {
        await run('passwd', ['-d', server.username])
        await logIn({}, { server })
        expect(server.log.join('\n')).toContain('Accepted none for')
      })
    })

    it('says what the device allows where it does not', async () => {
      expect(await failure({})).toMatchObject({
        code: 'AUTHENTICATION_FAILED',
        tried: ['none'],
        allowed: ['publickey', 'password'],
        credentialRejected: false,
      })
    })
  })

  describeWith(['sshd'], 'the SSH agent', () => {
    let known: string
    let strangers: string[]
    beforeAll(async () => {
      known = await makeKey('agent_known', '-t', 'ed25519', '-N', PASSPHRASE)
      const unlocked = path('agent_known_plain')
      await copyFile(known, unlocked)
      await run('ssh-keygen', ['-q', '-p', '-P', PASSPHRASE, '-N', '', '-f', unlocked])
      strangers = await Promise.all(
        ['rsa', 'ecdsa', 'ed25519'].map((type) => makeKey(`stranger_${type}`, '-t', type)),
      )
      await sshd.authorize(await publicKey(known))
      for (const stranger of strangers) await agent.add(stranger)
      await agent.add(unlocked)
    })

    it('offers its keys one by one', async () => {
      await logIn({ agent: agent.socket })
    })

    it('is the one of SSH_AUTH_SOCK where no socket is named', async () => {
      vi.stubEnv('SSH_AUTH_SOCK', agent.socket)
      await logIn({ agent: true })
      vi.stubEnv('SSH_AUTH_SOCK', '')
      expect(await failure({ agent: true })).toMatchObject({ code: 'AGENT_NOT_FOUND' })
      vi.unstubAllEnvs()
    })

    it('offers with identitiesOnly only the keys of keyFiles, which need no passphrase then', async () => {
      // One attempt: any other key would end the log-in.
      await withSshd(['MaxAuthTries 1'], async (server) => {
        await server.authorize(await publicKey(known))
        await logIn({ agent: agent.socket, identitiesOnly: true, keyFiles: [known] }, { server })
        // OpenSSH's own format has the public key in the clear; others need the .pub file.
        const alone = path('alone')
        await copyFile(known, alone)
        await logIn({ agent: agent.socket, identitiesOnly: true, keyFiles: [alone] }, { server })
        const onlyPublic = [`${known}.pub`]
        await logIn({ agent: agent.socket, identitiesOnly: true, keyFiles: onlyPublic }, { server })
      })
    })

    it('is told by the .pub file which key of PEM format is meant', async () => {
      const pem = await makeKey('pem_for_agent', '-m', 'PEM', '-t', 'rsa', '-b', '2048')
      await sshd.authorize(await publicKey(pem))
      await agent.add(pem)
      await run('ssh-keygen', ['-q', '-p', '-m', 'PEM', '-P', '', '-N', PASSPHRASE, '-f', pem])
      await logIn({ agent: agent.socket, identitiesOnly: true, keyFiles: [pem] })
      await rm(`${pem}.pub`)
      const fields = { agent: agent.socket, identitiesOnly: true, keyFiles: [pem] }
      expect(await failure(fields)).toMatchObject({ code: 'PRIVATE_KEY_UNUSABLE', key: pem })
    })

    it('with keys that the device does not know is named with their number', async () => {
      const stranger = await startSshAgent()
      try {
        for (const key of strangers) await stranger.add(key)
        const error = await failure({ agent: stranger.socket })
        expect(error).toMatchObject({ tried: ['agent', 'agent', 'agent'] })
        expect(error.message).toContain(
          'Tried agent (3 times); the device allows publickey, password',
        )
      } finally {
        await stranger.close()
      }
    })

    it('that lacks the keys asked for is named', async () => {
      const other = await makeKey('not_in_agent', '-N', PASSPHRASE)
      const fields = { agent: agent.socket, identitiesOnly: true }
      expect(await failure({ ...fields, keyFiles: [] })).toMatchObject({
        code: 'AGENT_UNUSABLE',
        problem: 'no matching keys',
      })
      expect(await failure({ ...fields, keyFiles: [other] })).toMatchObject({
        code: 'PRIVATE_KEY_UNUSABLE',
        reason: expect.stringContaining('no passphrase is given'),
      })
    })

    it('and a locked key of the ssh_config: it is passed over where there is something else', async () => {
      const locked = await makeKey('locked_identity', '-N', PASSPHRASE)
      const configured = { keyFiles: [locked], isLockedKeyPassedOver: true }
      await logIn({ ...configured, agent: agent.socket })
      await logIn({ ...configured, password: new Secret(sshd.password) })
      const unusable = { code: 'PRIVATE_KEY_UNUSABLE', key: locked }
      expect(await failure(configured)).toMatchObject(unusable)
      const named = { keyFiles: [locked], password: new Secret(sshd.password) }
      expect(await failure(named)).toMatchObject(unusable)
    })

    it('that is dead is named before the connection, unless there is a password', async () => {
      const socket = path('nobody.sock')
      expect(await failure({ agent: socket })).toMatchObject({
        code: 'AGENT_UNUSABLE',
        problem: 'unreachable',
        socket,
        phase: 'authenticate',
        message: expect.stringMatching(/nobody\.sock does not answer.*Failed to connect/),
      })
      await logIn({ agent: socket, password: new Secret(sshd.password) })
      const wrong = { agent: socket, password: new Secret('wrong') }
      expect(await failure(wrong)).toMatchObject({ code: 'AUTHENTICATION_FAILED' })
    })

    it('that accepts and is silent is given up after the limit, or when the signal aborts', async () => {
      const socket = path('silent.sock')
      const sockets: { destroy: () => void }[] = []
      const silent: Server = createServer((one) => void sockets.push(one))
      await new Promise<void>((resolve) => silent.listen(socket, resolve))
      try {
        const limits = { ...DEFAULT_LIMITS, authTimeoutMs: 50 }
        expect(await failure({ agent: socket, limits })).toMatchObject({
          code: 'AGENT_UNUSABLE',
          problem: 'unreachable',
          message: expect.stringContaining('no answer within 50 ms'),
        })
        const opening = openSshTransport(target({ agent: socket }), AbortSignal.timeout(50))
        await expect(opening).rejects.toMatchObject({ name: 'TimeoutError' })
      } finally {
        for (const one of sockets) one.destroy()
        silent.close()
      }
    })

    it('without keys is named', async () => {
      const empty = await startSshAgent()
      try {
        expect(await failure({ agent: empty.socket })).toMatchObject({
          code: 'AGENT_UNUSABLE',
          problem: 'no keys',
          message: expect.stringContaining('ssh-add'),
        })
      } finally {
        await empty.close()
      }
    })

    it('that refuses to sign is named, with the key', async () => {
      const strict = await startSshAgent()
      try {
        const key = await makeKey('needs_confirmation')
        await sshd.authorize(await publicKey(key))
        // Each use of the key needs a confirmation, which nobody gives.
        const env = { ...process.env, SSH_AUTH_SOCK: strict.socket, SSH_ASKPASS: '/bin/false' }
        await run('ssh-add', ['-q', '-c', key], { env })
        const { stdout } = await run('ssh-keygen', ['-l', '-f', key])
        const [, fingerprint = ''] = stdout.split(' ')
        const error = await failure({ agent: strict.socket })
        expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', tried: ['agent'] })
        expect(error.message).toContain('refused to sign with')
        expect(error.message).toContain(fingerprint)
      } finally {
        await strict.close()
      }
    })

    it('is forwarded to the shell', async () => {
      const text = await logIn(
        { agent: agent.socket, forwardAgent: true },
        { line: 'ssh-add -l; echo do""ne', until: /\ndone\r/ },
      )
      expect(text).toMatch(/256 SHA256:\S+ agent_known \(ED25519\)/)
    })

    it('is not forwarded unless asked for', async () => {
      const text = await logIn(
        { agent: agent.socket },
        { line: 'ssh-add -l; echo do""ne', until: /\ndone\r/ },
      )
      expect(text).toContain('Could not open a connection to your authentication agent')
    })

    it('that the device refuses to forward, or that is not there, is warned of; the log-in is not failed', async () => {
      const warned: unknown[] = []
      const log = { ...target({}).log, warn: (text: unknown) => void warned.push(text) } as Logger
      await withSshd(['AllowAgentForwarding no'], async (server) => {
        const password = new Secret(server.password)
        const fields = { password, agent: agent.socket, forwardAgent: true, log }
        await logIn(fields, { server })
        vi.stubEnv('SSH_AUTH_SOCK', '')
        await logIn({ password, forwardAgent: true, log }, { server })
        vi.unstubAllEnvs()
      })
      expect(warned).toEqual([
        'forwardAgent: the device refuses to forward the SSH agent',
        'forwardAgent: there is no SSH agent to forward; SSH_AUTH_SOCK is not set',
      ])
    })
  })

  describeWith(['sshd'], 'several steps', () => {
    const PAM = ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication yes']
    let key: string
    let rsa: string
    beforeAll(async () => {
      key = await makeKey('first_step')
      rsa = await makeKey('first_step_rsa', '-t', 'rsa', '-b', '2048')
      await agent.add(key)
      await agent.add(rsa)
    })

    it('a key, then the password', async () => {
      await withSshd(['AuthenticationMethods publickey,password'], async (server) => {
        await server.authorize(await publicKey(key))
        const password = new Secret(server.password)
        await logIn({ keyFiles: [key], password }, { server })
        expect(await failure({ keyFiles: [key] }, server)).toMatchObject({
          code: 'AUTHENTICATION_FAILED',
          tried: ['publickey'],
          allowed: ['password'],
          credentialRejected: false,
        })
      })
    })

    it('a key of the agent, then the password: no further key is offered', async () => {
      const config = ['AuthenticationMethods publickey,password', 'MaxAuthTries 20']
      await withSshd(config, async (server) => {
        await server.authorize(await publicKey(rsa))
        const password = new Secret(server.password)
        const fields = { agent: agent.socket, identitiesOnly: true, keyFiles: [`${rsa}.pub`] }
        await logIn({ ...fields, password }, { server })
        await logIn({ agent: agent.socket, password }, { server })
        expect(server.log.filter((line) => line.startsWith('Partial publickey'))).toHaveLength(2)
        // The agent has keys behind this one.
        expect(server.log.filter((line) => line.startsWith('Failed password'))).toEqual([])
      })
    })

    it('the password, then a key', async () => {
      await withSshd(['AuthenticationMethods password,publickey'], async (server) => {
        await server.authorize(await publicKey(key))
        await logIn({ keyFiles: [key], password: new Secret(server.password) }, { server })
      })
    })

    it('two keys', async () => {
      await withSshd(['AuthenticationMethods publickey,publickey'], async (server) => {
        await server.authorize(await publicKey(key))
        await server.authorize(await publicKey(rsa))
        await logIn({ keyFiles: [key, rsa] }, { server })
      })
    })

    it.each([
      ['a key file', () => ({ keyFiles: [key] })],
      ['a key of the agent', () => ({ agent: agent.socket })],
    ])('%s, then a question that a handler answers', async (_what, fields) => {
      const config = [...PAM, 'AuthenticationMethods publickey,keyboard-interactive']
      await withSshd(config, async (server) => {
        await server.authorize(await publicKey(key))
        const asked: unknown[] = []
        const onPrompt: PromptHandler = async ({ username, questions }) => {
          asked.push([username, questions])
          return [new Secret(server.password)]
        }
        await logIn({ ...fields(), onPrompt }, { server })
        expect(asked).toEqual([[server.username, [{ text: 'Password: ', echo: false }]]])
      })
    })

    it('a key, then the password by keyboard-interactive, without a handler', async () => {
      const config = [...PAM, 'AuthenticationMethods publickey,keyboard-interactive']
      await withSshd(config, async (server) => {
        await server.authorize(await publicKey(key))
        await logIn({ keyFiles: [key], password: new Secret(server.password) }, { server })
      })
    })

    it('the password, then a question of PAM that a handler answers', async () => {
      const config = [...PAM, 'AuthenticationMethods password,keyboard-interactive']
      await withSshd(config, async (server) => {
        const password = new Secret(server.password)
        const onPrompt: PromptHandler = async () => [server.password]
        await logIn({ password, onPrompt }, { server })
      })
    })
  })

  describeWith(['sshd'], 'a handler of questions', () => {
    const config = ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication no']

    it('that throws ends the log-in with what it threw', async () => {
      await withSshd(config, async (server) => {
        const onPrompt: PromptHandler = () => Promise.reject(new Error('the token is at home'))
        expect(await failure({ onPrompt }, server)).toMatchObject({
          code: 'AUTHENTICATION_FAILED',
          reason: 'the token is at home',
          credentialRejected: false,
        })
      })
    })

    it('that throws at once, not by its promise, does the same', async () => {
      await withSshd(config, async (server) => {
        const onPrompt: PromptHandler = () => {
          throw new Error('no terminal')
        }
        expect(await failure({ onPrompt }, server)).toMatchObject({ reason: 'no terminal' })
      })
    })

    it.each([[[]], [['one', 'two']]])(
      'that gives %s for one question is told so',
      async (answers) => {
        await withSshd(config, async (server) => {
          const onPrompt: PromptHandler = async () => answers
          expect(await failure({ onPrompt }, server)).toMatchObject({
            code: 'AUTHENTICATION_FAILED',
            reason: expect.stringMatching(/"Password:".*every question/),
          })
        })
      },
    )

    it('may think longer than the limit, and is told when the log-in is given up', async () => {
      await withSshd(config, async (server) => {
        const limits = { ...DEFAULT_LIMITS, authTimeoutMs: 300 }
        const abort = new AbortController()
        let isTold: Promise<unknown> | undefined
        const onPrompt: PromptHandler = (_, signal) => {
          isTold = new Promise((resolve) => signal.addEventListener('abort', resolve))
          setTimeout(() => abort.abort(new Error('enough')), 600)
          return new Promise(() => {})
        }
        const opening = openSshTransport(target({ onPrompt, limits }, server), abort.signal)
        await expect(opening).rejects.toThrow('enough')
        await isTold
      })
    })
  })
})
