import { once } from 'node:events'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { connect, execute, openShell, openTerminal, target } from './terminal-client.ts'

const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
const stranger = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
let lab: Lab

beforeAll(async () => {
  lab = await startLab({
    devices: [
      { name: 'password', username: 'net', password: 'pw' },
      { name: 'key', publicKeys: [key.public], banner: 'Authorised users only #\n' },
      { name: 'interactive', password: 'pw' },
      { name: 'attempts' },
      { name: 'closed', faults: { refuseLogin: true } },
      { name: 'exec', startPrivileged: true },
      { name: 'log', enableSecret: 's3cret' },
      { name: 'own-key', hostKey: stranger.private },
    ],
  })
})

afterAll(() => lab.close())

describe('log-in', () => {
  it('accepts the password and notes the attempt', async () => {
    const device = lab.device('password')
    const client = await connect({ ...target(device), username: 'net', password: 'pw' })
    client.end()
    expect(device.loginAttempts).toEqual([{ method: 'password', user: 'net', accepted: true }])
  })

  it('rejects a wrong password and a wrong user, and notes both', async () => {
    const device = lab.device('attempts')
    const authHandler = ['password' as const]
    await expect(connect({ ...target(device), password: 'no', authHandler })).rejects.toThrow(
      'All configured authentication methods failed',
    )
    await expect(connect({ ...target(device), username: 'eve', authHandler })).rejects.toThrow()
    expect(device.loginAttempts).toEqual([
      { method: 'password', user: 'admin', accepted: false },
      { method: 'password', user: 'eve', accepted: false },
    ])
  })

  it('ends the connection at the third wrong password', async () => {
    const device = lab.device('attempts')
    const before = device.loginAttempts.length
    let tries = 0
    const authHandler = (): ssh2.PasswordAuthMethod => {
      tries++
      return { type: 'password', username: 'admin', password: `no${tries}` }
    }
    await expect(
      connect({ ...target(device), authHandler: authHandler as ssh2.AuthHandlerMiddleware }),
    ).rejects.toThrow()
    expect(device.loginAttempts.length - before).toBe(3)
  })

  it('refuses everybody when it is told to', async () => {
    await expect(connect(target(lab.device('closed')))).rejects.toThrow()
  })

  it('accepts a known key only, and shows its banner before', async () => {
    const device = lab.device('key')
    const { password: _, ...keyOnly } = target(device)
    const client = new ssh2.Client()
    const banner = once(client, 'banner')
    client.connect({ ...keyOnly, privateKey: key.private })
    expect(await banner).toEqual(['Authorised users only #\r\n'])
    await once(client, 'ready')
    client.end()
    await expect(connect({ ...keyOnly, privateKey: stranger.private })).rejects.toThrow()
    expect(device.loginAttempts.filter(({ method }) => method === 'publickey')).toEqual([
      { method: 'publickey', user: 'admin', accepted: true },
      { method: 'publickey', user: 'admin', accepted: false },
    ])
  })

  it('takes the password by keyboard-interactive too', async () => {
    const { password: _, ...config } = target(lab.device('interactive'))
    const client = new ssh2.Client()
    client.on('keyboard-interactive', (...[, , , prompts, finish]) => {
      expect(prompts).toEqual([{ prompt: 'Password: ', echo: false }])
      finish(['pw'])
    })
    client.connect({ ...config, tryKeyboard: true })
    await once(client, 'ready')
    client.end()
  })

  it('shows the host key that it names', async () => {
    const device = lab.device('own-key')
    let seen = ''
    const client = await connect({
      ...target(device),
      hostHash: 'sha256',
      hostVerifier: (hash: string) => {
        seen = `SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}`
        return true
      },
    })
    client.end()
    expect(seen).toBe(device.hostKeyFingerprint)
    expect(`${device.hostPublicKey} `).toContain(stranger.public.split(' ')[1])
    expect(lab.device('log').hostKeyFingerprint).not.toBe(seen)
  })
})

describe('channels', () => {
  it('runs one exec request without echo and prompt, then closes', async () => {
    const device = lab.device('exec')
    const client = await connect(target(device))
    const closed = once(client, 'close')
    expect(await execute(client, 'show ip int brief | include 0/0')).toBe(
      'GigabitEthernet0/0         192.0.2.1       YES NVRAM  up                    up      \r\n',
    )
    await closed
    expect(device.received.at(-1)).toMatchObject({ state: 'exec', session: 1 })
  })

  it('rule 21: refuses a second channel on a connection', async () => {
    const client = await connect(target(lab.device('exec')))
    await openShell(client)
    await expect(openShell(client)).rejects.toThrow(/open failure/i)
    client.end()
  })
})

describe('the log of received bytes', () => {
  it('rules 1 and 2: has every byte with the state in which it came', async () => {
    const device = lab.device('log')
    const terminal = await openTerminal(device)
    await terminal.until(/>/)
    for (const [line, answer] of [
      ['enable\n', /Password: /],
      ['s3cret\n', /#/],
      ['configure terminal\n', /\)#/],
      ['end\n', /#/],
      ['show running-config\n', /--More-- /],
      ['q', /#/],
      ['reload\n', /confirm\]/],
      ['n', /#/],
    ] as const) {
      terminal.type(line)
      await terminal.until(answer)
    }
    expect(device.received.map(({ state, bytes }) => [state, bytes.toString()])).toEqual([
      ['prompt', 'enable\n'],
      ['password', 's3cret\n'],
      ['prompt', 'configure terminal\n'],
      ['config', 'end\n'],
      ['prompt', 'show running-config\n'],
      ['paging', 'q'],
      ['prompt', 'reload\n'],
      ['dialog', 'n'],
    ])
    expect(device.receivedText(1)).toMatch(/^enable\ns3cret\n/)
    expect(device.receivedText(2)).toBe('')
    expect([device.sessions, device.openSessions]).toEqual([1, 1])
    terminal.close()
    await terminal.ended
  })
})
