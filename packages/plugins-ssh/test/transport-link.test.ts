import { execFile } from 'node:child_process'
import { getEventListeners, once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { inspect, promisify } from 'node:util'
import { Secret } from '@nornir-ts/core'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { knownHostName } from '../src/transport/known-hosts/known-host-name.ts'
import { openCommandLink } from '../src/transport/link/command-link.ts'
import type { Route, SocketOpener } from '../src/transport/link/route.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, type SshTarget } from '../src/transport/ssh-target.ts'
import type { Transport } from '../src/transport/transport.ts'
import { noSignal, readerOf, serveTcp, targetOf, using } from './transport-target.ts'

const run = promisify(execFile)
/** Does something while this process can open no file. */
function withoutDescriptors<Value>(act: () => Value): Value {
  const held: number[] = []
  try {
    for (;;) held.push(openSync('/dev/null', 'r'))
  } catch (error) {
    expect(error).toMatchObject({ code: 'EMFILE' })
    return act()
  } finally {
    for (const descriptor of held) closeSync(descriptor)
  }
}

const hasIpv6 = (networkInterfaces()['lo'] ?? []).some(({ address }) => address === '::1')

describeWith(['sshd'], 'the way to a device, with OpenSSH', () => {
  let sshd: Sshd
  let folder: string
  let knownHosts: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-link-'))
    const key = join(folder, 'key')
    ;[sshd] = await Promise.all([
      startSshd({ config: hasIpv6 ? ['ListenAddress ::1'] : [] }),
      run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]),
    ])
    await sshd.authorize(await readFile(`${key}.pub`, 'utf8'))
  })
  beforeEach(() => {
    knownHosts = join(folder, `known_hosts_${Math.random()}`)
  })
  afterAll(async () => {
    await sshd?.close()
    await rm(folder, { recursive: true })
  })

  const target = (route: Route | undefined, fields: Partial<SshTarget> = {}): SshTarget =>
    targetOf({
      port: sshd.port,
      username: sshd.username,
      password: new Secret(sshd.password),
      knownHostsFiles: [knownHosts],
      route,
      ...fields,
    })
  const open = (route: Route | undefined, fields: Partial<SshTarget> = {}): Promise<Transport> =>
    openSshTransport(target(route, fields), noSignal())
  const failure = (route: Route, fields: Partial<SshTarget> = {}): Promise<unknown> =>
    open(route, fields).then(
      () => undefined,
      (error: unknown) => error,
    )
  const answers = async (opening: Promise<Transport>): Promise<void> => {
    const transport = await opening
    const reader = readerOf(transport)
    transport.write('echo $((6 * 7))\n')
    await reader.until(/\r42\r/)
    await transport.close()
    expect(await reader.closed).toEqual({ by: 'us' })
  }
  /** Without nc: what any shell has. */
  const bashTo = (port: number): string =>
    `bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}; cat <&3 & cat >&3; kill $!'`

  describe('by TCP', () => {
    it('begins at the address that is asked for', async () => {
      const transport = await open({ kind: 'direct', localAddress: '127.0.0.77' })
      const reader = readerOf(transport)
      transport.write('echo $SSH_CLIENT\n')
      await reader.until(/\r127\.0\.0\.77 /)
      await transport.close()
    })

    it('says when this machine does not have that address', async () => {
      expect(await failure({ kind: 'direct', localAddress: '192.0.2.77' })).toMatchObject({
        code: 'CONNECT_FAILED',
        message: expect.stringContaining('192.0.2.77'),
      })
    })

    it('goes to an IPv6 address, and remembers its key as OpenSSH does', async () => {
      if (!hasIpv6) return console.warn('not tried: this machine has no ::1')
      await answers(open(undefined, { hostname: '0:0:0:0:0:0:0:1' }))
      const [key] = await sshd.hostKeys()
      expect(await readFile(knownHosts, 'utf8')).toBe(`[::1]:${sshd.port} ${key}\n`)
    })

    it('takes only addresses of the family that is asked for', async () => {
      // Where localhost has no IPv6 address, there is none to take.
      const reached = open({ kind: 'direct', family: 6 }, { hostname: 'localhost' }).then(
        async (transport) => {
          const reader = readerOf(transport)
          transport.write('echo $SSH_CLIENT\n')
          await reader.until(/\r\S+ \d+ \d+\r/)
          await transport.close()
          return reader.text()
        },
        (error: unknown) => String(error),
      )
      expect(await reached).toMatch(/\r::1 |no address is known for localhost/)
    })
  })

  it.each(['::1', '0:0:0:0:0:0:0:1', 'fe80:0::1%lo', '::FFFF:127.0.0.1', 'LocalHost'])(
    'has the same name for %s in known_hosts as ssh',
    async (hostname) => {
      const options = {
        BatchMode: 'yes',
        StrictHostKeyChecking: 'accept-new',
        UserKnownHostsFile: knownHosts,
        HashKnownHosts: 'no',
        ProxyCommand: bashTo(sshd.port),
        IdentityFile: join(folder, 'key'),
        IdentitiesOnly: 'yes',
        User: sshd.username,
        Port: '2222',
      }
      const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
      await run('ssh', ['-F', 'none', ...flags, hostname, 'true'])
      const [name] = (await readFile(knownHosts, 'utf8')).split(' ')
      expect(knownHostName({ hostname, port: 2222 })).toBe(name)
    },
  )

  it('looks the host key up under its alias', async () => {
    await answers(open(undefined, { hostKeyAlias: 'Site-A' }))
    const [key] = await sshd.hostKeys()
    expect(await readFile(knownHosts, 'utf8')).toBe(`site-a ${key}\n`)
    await answers(open(undefined, { hostKeyAlias: 'site-a', hostKeys: 'strict' }))
    expect(await failure({ kind: 'direct' }, { hostKeys: 'strict' })).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      knownAs: `[127.0.0.1]:${sshd.port}`,
    })
  })

  describe('by a ProxyCommand', () => {
    const command = (text: string): Route => ({ kind: 'command', command: text })

    it('goes through a shell', async () => {
      await answers(open(command(bashTo(sshd.port))))
    })

    it('goes through ssh -W', async () => {
      const options = `-F none -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -i ${join(folder, 'key')}`
      const ssh = `ssh ${options} -p ${sshd.port} -W 127.0.0.1:${sshd.port} ${sshd.username}@127.0.0.1`
      await answers(open(command(ssh)))
      const refused = ssh.replace(/-W \S+/, '-W 127.0.0.1:1')
      expect(await failure(command(refused))).toMatchObject({
        code: 'PROXY_COMMAND_FAILED',
        exitCode: 255,
        stderr: expect.stringContaining('Connection refused'),
      })
    })

    it.each([
      ['fails', 'echo "no way" >&2; exit 3', /sh …, ended with status 3\. It said: no way/],
      [
        'is not there',
        '/no/such/program --password=hidden',
        /\/no\/such\/program …, ended with status 127/,
      ],
      ['says nothing', 'true', /true …, ended without a word/],
      ['is killed', 'kill $$', /was ended by SIGTERM/],
      ['closes its output', 'exec >&-; exec sleep 1000', /closed its output without a word/],
    ])('says when the program %s', async (_what, text, message) => {
      const line = text.includes(' ') && !text.startsWith('/') ? `sh -c '${text}'` : text
      const error = await failure(command(line))
      expect(error).toMatchObject({
        code: 'PROXY_COMMAND_FAILED',
        phase: 'connect',
        retryable: false,
        address: `127.0.0.1:${sshd.port}`,
        message: expect.stringMatching(message),
      })
      expect(String(error)).not.toContain('hidden')
    })

    it('says when the program cannot even be started, and nothing of its arguments', async () => {
      const tooLong = `program --password=hidden ${'x'.repeat(4_000_000)}`
      const error = await failure(command(tooLong))
      expect(error).toMatchObject({
        code: 'PROXY_COMMAND_FAILED',
        cause: { code: 'E2BIG' },
        message: expect.stringMatching(/program …, did not start: spawn E2BIG/),
      })
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('hidden')
    })

    it('fails hosts, not the process, when there are no file descriptors left', async () => {
      const route = { kind: 'command', command: 'program --password=hidden' } as const
      const link = withoutDescriptors(() => openCommandLink(target(route), route))
      const error = await link.catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'PROXY_COMMAND_FAILED', cause: { code: 'EMFILE' } })
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('hidden')
    })

    it('tells a program that dies in the middle from a device that hangs up', async () => {
      const pidFile = join(folder, 'middle.pid')
      const transport = await open(
        command(`sh -c 'echo $$ > ${pidFile}; exec ${bashTo(sshd.port).replaceAll("'", '"')}'`),
      )
      const reader = readerOf(transport)
      await reader.until(/\$ $/)
      process.kill(-Number(await readFile(pidFile, 'utf8')), 'SIGKILL')
      expect(await reader.closed).toMatchObject({
        by: 'network',
        error: { code: 'PROXY_COMMAND_FAILED', message: expect.stringContaining('SIGKILL') },
      })
      const again = await open(command(bashTo(sshd.port)))
      again.write('exit\n')
      expect(await readerOf(again).closed).toEqual({ by: 'device', error: undefined })
    })

    it('ends the program and its children when it is given up', async () => {
      const controller = new AbortController()
      const begun = serveTcp(() => controller.abort(new Error('enough')))
      await using(begun, async ({ port, idle }) => {
        // Both hold the connection by which they are followed.
        const text = `bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}; sleep 1000 & cat > /dev/null'`
        const opening = openSshTransport(target(command(text)), controller.signal)
        await expect(opening).rejects.toThrow('enough')
        await idle()
        expect(getEventListeners(controller.signal, 'abort')).toEqual([])
      })
    })
  })

  describe('by a stream of the user', () => {
    const socket = (opener: SocketOpener): Route => ({ kind: 'socket', open: opener })
    const open22 = (): Socket => connect(sshd.port, '127.0.0.1')

    it('asks for it once, with host, address and signal', async () => {
      const opener = vi.fn<SocketOpener>(async () => {
        const stream = open22()
        await once(stream, 'connect')
        return stream
      })
      await answers(open(socket(opener), { hostname: 'r1.example.net' }))
      expect(opener.mock.calls).toEqual([
        [
          {
            host: 'r1',
            hostname: 'r1.example.net',
            port: sshd.port,
            signal: expect.any(AbortSignal),
          },
        ],
      ])
      expect(opener.mock.calls[0]?.[0].signal.aborted).toBe(false)
      expect(await readFile(knownHosts, 'utf8')).toMatch(/^\[r1\.example\.net\]:/)
    })

    it('waits for a socket that is still connecting, and switches Nagle’s algorithm off', async () => {
      const setNoDelay = vi.spyOn(Socket.prototype, 'setNoDelay')
      await answers(open(socket(open22)))
      expect(setNoDelay).toHaveBeenCalledWith(true)
      vi.restoreAllMocks()
    })

    it('takes any stream that goes both ways', async () => {
      const opener: SocketOpener = () => {
        const stream = open22()
        return Duplex.from({ readable: stream, writable: stream })
      }
      await answers(open(socket(opener)))
    })

    it('takes a channel of a connection that the user looks after', async () => {
      const client = new ssh2.Client()
      const { username, password, port } = sshd
      client.connect({ host: '127.0.0.1', port, username, password })
      await once(client, 'ready')
      const opener: SocketOpener = () =>
        new Promise((resolve, reject) => {
          client.forwardOut('127.0.0.1', 0, '127.0.0.1', port, (error, channel) =>
            error ? reject(error) : resolve(channel),
          )
        })
      await answers(open(socket(opener)))
      client.end()
      await once(client, 'close')
    })

    it.each<[string, () => unknown, RegExp]>([
      [
        'throws',
        () => {
          throw new Error('no proxy')
        },
        /: no proxy/,
      ],
      ['rejects', () => Promise.reject(new Error('no proxy')), /: no proxy/],
      ['gives no stream', () => ({ write: () => {} }), /it gave Object, which is not a stream/],
      ['gives nothing', () => undefined, /it gave undefined, which is not a stream/],
      ['gives a closed stream', () => new Socket().destroy(), /closed already/],
      ['gives a socket that cannot connect', () => connect(1, '127.0.0.1'), /ECONNREFUSED/],
    ])('says when the function %s', async (_what, opener, message) => {
      expect(await failure(socket(opener as SocketOpener))).toMatchObject({
        code: 'SOCKET_OPEN_FAILED',
        phase: 'connect',
        host: 'r1',
        cause: expect.any(Error),
        message: expect.stringMatching(message),
      })
    })

    it('gives up when it takes too long, tells the function, and destroys what comes late', async () => {
      await using(
        serveTcp(() => {}),
        async ({ port, idle }) => {
          const streams: Socket[] = []
          const opener: SocketOpener = async ({ signal }) => {
            await once(signal, 'abort')
            const late = connect(port, '127.0.0.1')
            streams.push(late)
            return late
          }
          const limits = { ...DEFAULT_LIMITS, connectTimeoutMs: 20 }
          expect(await failure(socket(opener), { limits })).toMatchObject({
            code: 'CONNECT_TIMEOUT',
          })
          await vi.waitUntil(() => streams[0]?.destroyed, { timeout: 10_000 })
          await idle()
        },
      )
    })

    it('destroys a socket that is still connecting when it takes too long', async () => {
      const never = (): void => {}
      const stream = connect({ port: 22, host: 'device', lookup: never })
      const limits = { ...DEFAULT_LIMITS, connectTimeoutMs: 20 }
      expect(
        await failure(
          socket(() => stream),
          { limits },
        ),
      ).toMatchObject({
        code: 'CONNECT_TIMEOUT',
      })
      expect(stream.destroyed).toBe(true)
    })

    it('takes the end of the stream for the network’s', async () => {
      const stream = open22()
      const reader = readerOf(await open(socket(() => stream)))
      await reader.until(/\$ $/)
      stream.destroy(new Error('the proxy went'))
      expect(await reader.closed).toMatchObject({
        by: 'network',
        error: { message: 'the proxy went' },
      })
    })
  })
})
