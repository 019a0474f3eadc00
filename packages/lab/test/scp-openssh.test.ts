import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Faults, type Lab, startLab } from '../src/index.ts'
import { exchangeAll } from './exchange.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from './openssh-client.ts'
import { openTerminal } from './terminal-client.ts'

describe.skipIf(!hasOpenSsh)('SCP of an IOS device, by the client of OpenSSH', () => {
  let lab: Lab
  let client: OpenSshClient
  beforeAll(async () => {
    client = await OpenSshClient.create()
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    lab = await startLab({
      devices: [
        { name: 'r1', publicKeys: [publicKey], startPrivileged: true, flashBytes: 500_000 },
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

  const scp = (from: string, to: string) => client.scp(lab.device('r1'), from, to)
  const local = (bytes?: Buffer) => client.file(bytes)

  it('takes a file and gives it back', async () => {
    await enable()
    expect(await scp(await local(), 'r1:flash:image.bin')).toBeUndefined()
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    expect(await scp('r1:flash:image.bin', client.path('back.bin'))).toBeUndefined()
    expect((await client.read('back.bin')).equals(content)).toBe(true)
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
