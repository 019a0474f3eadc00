import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Faults, type Lab, startLab } from '../src/index.ts'
import { exchangeAll } from './exchange.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from './openssh-client.ts'
import { openTerminal } from './terminal-client.ts'

/** A platform whose files OpenSSH's clients are tried on. */
interface Served {
  readonly platform: NonNullable<DeviceOptions['platform']>
  readonly program: 'scp' | 'sftp'
  /** The folder as its server has it. */
  readonly root: string
  /** What turns the server on; empty: it is on. */
  readonly on: readonly string[]
}

const served: readonly Served[] = [
  { platform: 'cisco_ios', program: 'scp', root: 'flash:', on: ['ip scp server enable'] },
  { platform: 'cisco_nxos', program: 'scp', root: 'bootflash:', on: ['feature scp-server'] },
  { platform: 'cisco_nxos', program: 'scp', root: '/bootflash/', on: ['feature scp-server'] },
  { platform: 'cisco_nxos', program: 'sftp', root: '/bootflash/', on: ['feature sftp-server'] },
  { platform: 'cisco_asa', program: 'scp', root: 'disk0:/', on: ['ssh scopy enable'] },
  { platform: 'cisco_asa', program: 'scp', root: 'flash:', on: ['ssh scopy enable'] },
  { platform: 'arista_eos', program: 'scp', root: '/mnt/flash/', on: [] },
  { platform: 'arista_eos', program: 'sftp', root: '/mnt/flash/', on: [] },
]

describe.skipIf(!hasOpenSsh).each(served)(
  'files of $platform at $root, by $program of OpenSSH',
  ({ platform, program, root, on }) => {
    let lab: Lab
    let client: OpenSshClient
    beforeAll(async () => {
      client = await OpenSshClient.create()
    })
    afterAll(() => client.close())

    const start = async (more: Partial<DeviceOptions> = {}): Promise<void> => {
      const options = { platform, publicKeys: [publicKey], startPrivileged: true }
      lab = await startLab({ devices: [{ ...options, flashBytes: 500_000, ...more, name: 'r1' }] })
    }
    beforeEach(async () => {
      await start()
      return () => lab.close()
    })

    /** Turns the server on. */
    async function enable(): Promise<void> {
      if (on.length === 0) return
      const terminal = await openTerminal(lab.device('r1'))
      await terminal.until(/# ?/)
      await exchangeAll(terminal, ['configure terminal', ...on, 'end'])
      terminal.close()
    }

    /** @returns What the client complained about; undefined: it went well. */
    async function copy(direction: 'put' | 'get', local: string, name: string) {
      const there = `${root}${name}`
      if (program === 'scp') {
        const ends = [local, `r1:${there}`] as const
        const [from, to] = direction === 'put' ? ends : ([ends[1], ends[0]] as const)
        return client.scp(lab.device('r1'), from, to)
      }
      const words = direction === 'put' ? `put ${local} ${there}` : `get ${there} ${local}`
      const { isDone, output } = await client.sftp(lab.device('r1'), words)
      return isDone ? undefined : output
    }

    it('takes a file and gives it back', async () => {
      await enable()
      expect(await copy('put', await client.file(), 'image.bin')).toBeUndefined()
      expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
      expect(await copy('get', client.path('back.bin'), 'image.bin')).toBeUndefined()
      expect((await client.read('back.bin')).equals(content)).toBe(true)
    })

    it('takes an empty file, and a shorter one over a longer one', async () => {
      await enable()
      expect(await copy('put', await client.file(), 'image.bin')).toBeUndefined()
      expect(await copy('put', await client.file(Buffer.alloc(0)), 'image.bin')).toBeUndefined()
      expect(lab.device('r1').file('image.bin')?.length).toBe(0)
    })

    const lines = on.length === 0 ? [] : [on.join(', ')]
    it.each(lines)('is off until it is configured, and off again: %s', async () => {
      const local = await client.file()
      expect(await copy('put', local, 'image.bin')).toMatch(/\S/)
      await enable()
      expect(await copy('put', local, 'one.bin')).toBeUndefined()
      const terminal = await openTerminal(lab.device('r1'))
      await terminal.until(/# ?/)
      await exchangeAll(terminal, ['configure terminal', ...on.map((line) => `no ${line}`)])
      terminal.close()
      expect(await copy('put', local, 'two.bin')).toMatch(/\S/)
      expect(lab.device('r1').fileNames()).toEqual(['one.bin'])
    })

    it.each([
      ['get what is not there', 'get', 'none'],
      ['put where no folder is', 'put', '../nowhere/x'],
    ] as const)('refuses to %s', async (_, direction, name) => {
      await enable()
      expect(await copy(direction, await client.file(), name)).toMatch(/No such file|not found/)
    })

    it.each<[string, Faults, RegExp]>([
      ['read-only', { fileWrites: 'read-only' }, /Read-only file system|Failure/],
      ['denied', { fileWrites: 'denied' }, /Permission denied/],
      ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
    ])('fails as told: %s', async (_, faults, said) => {
      await enable()
      lab.device('r1').setFaults(faults)
      expect(await copy('put', await client.file(), 'image.bin')).toMatch(said)
    })

    it.each([
      { of: 'files', bytes: 600_000, faults: {}, most: 500_000 },
      {
        of: 'what others write',
        bytes: 200_000,
        faults: { fullAfterFileBytes: 100_000 },
        most: 100_000,
      },
    ])('is full of $of, and keeps what fits', async ({ bytes, faults, most }) => {
      await enable()
      lab.device('r1').setFaults(faults)
      const said = await copy('put', await client.file(randomBytes(bytes)), 'image.bin')
      // a client that writes on while the device hangs up may not see its last words
      expect(said).toMatch(/No space left on device|Failure|lost connection/)
      const left = lab.device('r1').file('image.bin')?.length
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThanOrEqual(most)
    })

    it('stores another byte', async () => {
      await enable()
      lab.device('r1').setFaults({ corruptFiles: true })
      expect(await copy('put', await client.file(), 'image.bin')).toBeUndefined()
      expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(false)
    })
  },
)
