import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Lab, type LabDevice, startLab } from '../src/index.ts'

let lab: Lab | undefined
const clients: Socket[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await lab?.close()
  lab = undefined
})

const [WILL, WONT, DO, DONT, IAC] = [251, 252, 253, 254, 255] as const

/** A telnet client that shows every byte. */
interface Client {
  /** What came since the last call, up to a match at its end, as latin1; rejects when the link ends. */
  readonly until: (pattern: RegExp) => Promise<string>
  readonly send: (...bytes: readonly (string | number)[]) => void
  readonly closed: Promise<void>
}

async function device(options: Partial<DeviceOptions> = {}): Promise<LabDevice> {
  lab = await startLab({ devices: [{ name: 'r1', telnet: true, ...options }] })
  return lab.device('r1')
}

function client({ address, telnetPort }: LabDevice): Client {
  if (telnetPort === undefined) expect.unreachable('the device does not listen for telnet')
  const socket = connect(telnetPort, address)
  clients.push(socket)
  let fresh = ''
  let check = (): void => undefined
  let hasEnded = false
  socket.on('data', (bytes: Buffer) => {
    fresh += bytes.toString('latin1')
    check()
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      hasEnded = true
      check()
      resolve()
    })
  })
  return {
    closed,
    send: (...bytes) => {
      const parts = bytes.map((part) =>
        typeof part === 'number' ? Buffer.of(part) : Buffer.from(part, 'latin1'),
      )
      socket.write(Buffer.concat(parts))
    },
    until: (pattern) =>
      new Promise((resolve, reject) => {
        check = () => {
          if (new RegExp(`(?:${pattern.source})$`).test(fresh)) {
            check = () => undefined
            resolve(fresh)
            fresh = ''
          } else if (hasEnded) reject(new Error(`the link ended after ${JSON.stringify(fresh)}`))
        }
        check()
      }),
  }
}

async function logIn(target: LabDevice): Promise<Client> {
  const user = client(target)
  await user.until(/Username: /)
  user.send('admin\r\0')
  await user.until(/admin\r\nPassword: /)
  user.send('admin\r\0')
  await user.until(/r1[>#]/)
  return user
}

describe('a device that listens for telnet', () => {
  it('begins with its options, then asks who is there', async () => {
    const user = client(await device({ banner: 'Keep out' }))
    const options = String.fromCharCode(IAC, WILL, 1, IAC, WILL, 3, IAC, DO, 24, IAC, DO, 31)
    expect(await user.until(/Username: /)).toBe(
      `${options}\r\nKeep out\r\n\r\nUser Access Verification\r\n\r\nUsername: `,
    )
  })

  it('echoes the user name, not the password, and shows the command line', async () => {
    const r1 = await device()
    const user = client(r1)
    await user.until(/Username: /)
    user.send('admin\r\0')
    expect(await user.until(/Password: /)).toBe('admin\r\nPassword: ')
    user.send('admin\r\0')
    expect(await user.until(/>/)).toBe('\r\n\r\nr1>')
    user.send('show clock\r\0')
    expect(await user.until(/>/)).toMatch(/^show clock\r\n.*\r\nr1>$/s)
    expect(r1.loginAttempts).toEqual([{ method: 'password', user: 'admin', accepted: true }])
    expect(r1.received.map(({ state }) => state)).toEqual(['dialog', 'password', 'prompt'])
    expect(r1.receivedText()).toBe('admin\radmin\rshow clock\r')
    expect(r1.openSessions).toBe(1)
  })

  it('takes CR NUL and CR LF for one Enter, wherever they are cut', async () => {
    const user = await logIn(await device())
    user.send('show clo')
    await user.until(/clo/)
    user.send('ck\r')
    await user.until(/\nr1>/)
    user.send('\n', 'show clock\r\n')
    expect(await user.until(/\nr1>/)).toMatch(/^show clock\r\n.*\r\nr1>$/s)
  })

  it('refuses three times, and closes', async () => {
    const r1 = await device()
    const user = client(r1)
    await user.until(/Username: /)
    for (const password of ['wrong', 'wronger', 'wrongest']) {
      user.send('admin\r\0')
      await user.until(/Password: /)
      user.send(`${password}\r\0`)
      if (password !== 'wrongest') await user.until(/\r\n% Login invalid\r\n\r\nUsername: /)
    }
    await user.closed
    expect(r1.loginAttempts.map(({ accepted }) => accepted)).toEqual([false, false, false])
  })

  it('hands what was typed ahead over to the command line', async () => {
    const user = client(await device())
    await user.until(/Username: /)
    user.send('admin\r\0admin\r\0show clock\r\0')
    expect(await user.until(/r1>show clock\r\n[^>]*\r\nr1>/)).toContain('Password: \r\n')
  })

  it('takes the width of the window from the client (RFC 1073)', async () => {
    const target = await device()
    const user = client(target)
    await user.until(/Username: /)
    user.send(IAC, WILL, 31, IAC, 250, 31, 0, 40, 0, 24, IAC, 240, 'admin\r\0')
    await user.until(/Password: /)
    user.send('admin\r\0')
    await user.until(/r1>/)
    user.send(`show ${'x'.repeat(60)}`)
    expect(await user.until(/\$[^$]+/)).toContain('\b')
  })

  it('asks for the terminal (RFC 1091), and refuses what it does not know', async () => {
    const user = client(await device())
    await user.until(/Username: /)
    user.send(IAC, WILL, 24)
    expect(await user.until(/\xf0/)).toBe(String.fromCharCode(IAC, 250, 24, 1, IAC, 240))
    user.send(IAC, WILL, 39, IAC, DO, 34)
    expect(await user.until(/\x22/)).toBe(String.fromCharCode(IAC, DONT, 39, IAC, WONT, 34))
    user.send(IAC, 250, 24, 0, 'VT100')
    user.send(IAC)
    user.send(240, 'a', IAC, 241, 'b')
    expect(await user.until(/b/)).toBe('ab')
  })

  it('has the faults of its connections and sessions', async () => {
    const target = await device({ faults: { maxSessions: 1 } })
    const first = await logIn(target)
    await client(target).closed
    target.setFaults({ dropOnCommand: 'show version' })
    first.send('show version\r\0')
    await first.closed
    target.setFaults({ refuseLogin: true })
    const refused = client(target)
    await refused.until(/Username: /)
    refused.send('admin\r\0', 'admin\r\0')
    expect(await refused.until(/invalid\r\n\r\nUsername: /)).toContain('% Login invalid')
    target.dropConnections()
    await refused.closed
    expect(target.openSessions).toBe(0)
  })

  it('loses what was typed ahead of the password where it flushes its input', async () => {
    const user = client(await device({ faults: { flushInputAtPassword: true } }))
    await user.until(/Username: /)
    user.send('admin\r\0admin\r\0')
    await user.until(/Password: /)
    user.send('admin\r\0')
    await user.until(/r1>/)
  })

  it('ends its connections at exit, and with the lab', async () => {
    const target = await device()
    const one = await logIn(target)
    one.send('exit\r\0')
    await one.closed
    const other = await logIn(target)
    await lab?.close()
    await other.closed
  })
})

it('listens for telnet only where it is asked to', async () => {
  expect((await device({ telnet: false })).telnetPort).toBeUndefined()
})
