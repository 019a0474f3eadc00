import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Faults, type Lab, startLab } from '../src/index.ts'
import { exchangeAll } from './exchange.ts'
import { openTerminal } from './terminal-client.ts'

const run = promisify(execFile)
const hasScp = spawnSync('ssh', ['-V']).status === 0
if (!hasScp) console.warn('scp is missing: SCP of the lab is not tried with OpenSSH')

const keys = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })

describe.skipIf(!hasScp)('SCP of an IOS device, by the client of OpenSSH', () => {
  let lab: Lab
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lab-scp-'))
    await writeFile(join(folder, 'id'), `${keys.private}\n`, { mode: 0o600 })
  })
  afterAll(() => rm(folder, { recursive: true }))
  beforeEach(async () => {
    lab = await startLab({
      devices: [
        { name: 'r1', publicKeys: [keys.public], startPrivileged: true, flashBytes: 500_000 },
      ],
    })
    return () => lab.close()
  })

  async function enable(): Promise<void> {
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/#/)
    await exchangeAll(terminal, ['configure terminal', 'ip scp server enable', 'end'])
    terminal.close()
  }

  /** With `-T`: the device names what it gives without its file system. @returns What it said; undefined: it went well. */
  async function scp(from: string, to: string): Promise<string | undefined> {
    const { address, port } = lab.device('r1')
    const remote = (path: string): string => path.replace(/^r1:/, `admin@${address}:`)
    const options = ['BatchMode=yes', 'StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null']
    const identity = ['-O', '-T', '-F', 'none', '-i', join(folder, 'id'), '-P', String(port)]
    const all = [...identity, ...options.flatMap((option) => ['-o', option])]
    return await run('scp', [...all, remote(from), remote(to)]).then(
      () => undefined,
      ({ stderr }: { stderr: string }) => stderr,
    )
  }

  const content = randomBytes(200_000)
  const local = async (bytes: Buffer = content): Promise<string> => {
    const path = join(folder, 'image.bin')
    await writeFile(path, bytes)
    return path
  }

  it('takes a file and gives it back', async () => {
    await enable()
    expect(await scp(await local(), 'r1:flash:image.bin')).toBeUndefined()
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    const back = join(folder, 'back.bin')
    expect(await scp('r1:flash:image.bin', back)).toBeUndefined()
    expect((await readFile(back)).equals(content)).toBe(true)
  })

  it('takes an empty file', async () => {
    await enable()
    expect(await scp(await local(Buffer.alloc(0)), 'r1:flash:empty')).toBeUndefined()
    expect(lab.device('r1').file('empty')?.length).toBe(0)
  })

  it('is off until it is configured', async () => {
    expect(await scp(await local(), 'r1:flash:image.bin')).toMatch(/dministratively/)
    expect(lab.device('r1').fileNames()).toEqual([])
  })

  it.each<[string, Faults, RegExp]>([
    ['no room', { fullAfterFileBytes: 1_000 }, /No space left on device/],
    ['read-only', { fileWrites: 'read-only' }, /Read-only file system/],
    ['denied', { fileWrites: 'denied' }, /Permission denied/],
    ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
  ])('fails as told: %s', async (_, faults, said) => {
    await enable()
    lab.device('r1').setFaults(faults)
    expect(await scp(await local(), 'r1:flash:image.bin')).toMatch(said)
  })

  it('is full when it is full, and keeps what fits', async () => {
    await enable()
    expect(await scp(await local(randomBytes(600_000)), 'r1:flash:image.bin')).toMatch(/No space/)
    expect(lab.device('r1').file('image.bin')?.length).toBeGreaterThan(0)
  })

  it('stores another byte', async () => {
    await enable()
    lab.device('r1').setFaults({ corruptFiles: true })
    expect(await scp(await local(), 'r1:flash:image.bin')).toBeUndefined()
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(false)
  })
})
