import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Faults, type Lab, startLab } from '../src/index.ts'
import { exchange } from './exchange.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from './openssh-client.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

async function start(
  files: DeviceOptions['files'],
): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'dell_os10', files, flashBytes: 1_024_000 }],
    now: () => new Date('2018-01-09T06:15:00Z'),
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/# /)
  return { lab, terminal }
}

const prompt = 'r1# '

describe('files of an OS10 switch', () => {
  it('are listed as public captures have them', async () => {
    const { lab, terminal } = await start({ 'b.cmd': 'x'.repeat(77), 'dir/inside': '' })
    await using _ = lab
    expect(await exchange(terminal, 'dir home')).toBe(
      `
Directory contents for folder: home
Date (modified)        Size (bytes)  Name
---------------------  ------------  ------------------------------------------
2018-01-09T06:15:00Z   77            b.cmd
${prompt}`,
    )
  })

  it('are listed, counted, renamed and removed by programs of Linux', async () => {
    const { lab, terminal } = await start({ a: 'one', b: 'two', 'dir/inside': 'x' })
    await using _ = lab
    const system = (command: string) => exchange(terminal, `system "${command}"`)
    expect(await system('ls -l /home/admin/a')).toBe(
      `-rw-r--r-- 1 admin admin 3 Jan  9 06:15 /home/admin/a\n${prompt}`,
    )
    expect(await system('ls -l dir')).toContain('admin 1 Jan  9 06:15 inside\n')
    expect(await system('ls -l')).toMatch(/ a\n.* b\n.* dir\n/)
    expect(await system('ls -l /home/admin/none')).toBe(
      `ls: cannot access '/home/admin/none': No such file or directory\n${prompt}`,
    )
    expect(await system('ls -l /etc')).toContain('cannot access')
    for (const algorithm of ['md5', 'sha256', 'sha512']) {
      const hash = createHash(algorithm).update('one').digest('hex')
      expect(await system(`${algorithm}sum a`)).toBe(`${hash}  a\n${prompt}`)
      expect(await system(`${algorithm}sum none`)).toContain('none: No such file or directory')
    }
    expect(await system('df -Pk /home/admin/')).toMatch(
      /^Filesystem .*\n\/dev\/sda5 +1000 +1 +999 +1% \/\n/,
    )
    expect(await system('mv -n a b')).toBe(prompt)
    expect(lab.device('r1').file('b')?.toString()).toBe('two')
    expect(await system('mv -n a /home/admin/c')).toBe(prompt)
    expect(await system('mv -n a /etc/c')).toContain('cannot stat')
    expect(await system('mv -n c /etc/c')).toContain('cannot move')
    expect(lab.device('r1').fileNames()).toEqual(['b', 'dir/inside', 'c'])
    expect(await system('rm -f c none')).toBe(prompt)
    expect(lab.device('r1').fileNames()).toEqual(['b', 'dir/inside'])
    expect(await system('frobnicate')).toBe(`sh: 1: frobnicate: not found\n${prompt}`)
  })

  it('are deleted at yes only', async () => {
    const { lab, terminal } = await start({ a: 'one' })
    await using _ = lab
    const question = /Proceed to delete .*\]:/
    await exchange(terminal, 'delete home://a', question)
    expect(await exchange(terminal, 'no')).toBe(prompt)
    expect(lab.device('r1').fileNames()).toEqual(['a'])
    await exchange(terminal, 'delete home://a', question)
    expect(await exchange(terminal, 'yes')).toBe(prompt)
    expect(lab.device('r1').fileNames()).toEqual([])
    await exchange(terminal, 'delete home://a', question)
    expect(await exchange(terminal, 'yes')).toContain('No such file or directory')
  })
})

describe.skipIf(!hasOpenSsh)('files of an OS10 switch, by the client of OpenSSH', () => {
  let client: OpenSshClient
  beforeAll(async () => {
    client = await OpenSshClient.create()
  })
  afterAll(() => client.close())

  const startHere = (faults: Faults = {}): Promise<Lab> =>
    startLab({
      devices: [{ name: 'r1', platform: 'dell_os10', publicKeys: [publicKey], faults }],
    })

  it.each(['image.bin', '/home/admin/image.bin'])('go there and come back: %s', async (path) => {
    await using lab = await startHere()
    const device = lab.device('r1')
    expect(await client.scp(device, await client.file(), `r1:${path}`)).toBeUndefined()
    expect(device.file('image.bin')?.equals(content)).toBe(true)
    expect(await client.scp(device, `r1:${path}`, client.path('back.bin'))).toBeUndefined()
    expect((await client.read('back.bin')).equals(content)).toBe(true)
  })

  it('go nowhere else, and nowhere by SFTP', async () => {
    await using lab = await startHere()
    const device = lab.device('r1')
    expect(await client.scp(device, await client.file(), 'r1:/etc/x')).toMatch(/No such file/)
    const { isDone } = await client.sftp(device, `put ${await client.file()} x`)
    expect(isDone).toBe(false)
    expect(device.fileNames()).toEqual([])
  })

  it.each<[string, Faults, RegExp]>([
    ['no room', { fullAfterFileBytes: 1_000 }, /No space left on device/],
    ['denied', { fileWrites: 'denied' }, /Permission denied/],
    ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
  ])('fail as told: %s', async (_, faults, said) => {
    await using lab = await startHere(faults)
    expect(await client.scp(lab.device('r1'), await client.file(), 'r1:image.bin')).toMatch(said)
  })
})
