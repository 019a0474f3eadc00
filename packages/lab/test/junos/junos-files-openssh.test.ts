import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Faults, type Lab, startLab } from '../../src/index.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from '../openssh-client.ts'
import { junosUser } from './junos-user.ts'

describe.skipIf(!hasOpenSsh)('files of a Junos device, by the clients of OpenSSH', () => {
  let lab: Lab
  let client: OpenSshClient
  beforeAll(async () => {
    client = await OpenSshClient.create()
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    const device = { name: 'r1', platform: 'juniper_junos', publicKeys: [publicKey] } as const
    lab = await startLab({ devices: [{ ...device, flashBytes: 500_000 }] })
    return () => lab.close()
  })

  async function enableSftp(): Promise<void> {
    const user = await junosUser(lab.device('r1'))
    const said = await user.sayAll(
      'configure',
      'set system services ssh sftp-server',
      'commit and-quit',
    )
    expect(said).toContain('commit complete')
    user.terminal.close()
  }

  const scp = (from: string, to: string) => client.scp(lab.device('r1'), from, to)
  const sftp = (...commands: readonly string[]) => client.sftp(lab.device('r1'), ...commands)
  const there = '/var/tmp/image.bin'

  it('takes a file by scp and gives it back, without any configuration', async () => {
    expect(await scp(await client.file(), `r1:${there}`)).toBeUndefined()
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    expect(await scp(`r1:${there}`, client.path('back.bin'))).toBeUndefined()
    expect((await client.read('back.bin')).equals(content)).toBe(true)
  })

  it('has no SFTP until it is configured', async () => {
    expect(await sftp(`put ${await client.file()} ${there}`)).toMatchObject({ isDone: false })
    expect(lab.device('r1').fileNames()).toEqual([])
  })

  it('takes a file by sftp and gives it back', async () => {
    await enableSftp()
    const back = client.path('sftp.bin')
    const done = await sftp(`put ${await client.file()} ${there}`, `get ${there} ${back}`)
    expect(done.isDone, done.output).toBe(true)
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    expect((await client.read('sftp.bin')).equals(content)).toBe(true)
  })

  it('takes an empty file, and a file into the folder', async () => {
    await enableSftp()
    const empty = await sftp(`put ${await client.file(Buffer.alloc(0))} /var/tmp/`)
    expect(empty.isDone, empty.output).toBe(true)
    expect(lab.device('r1').file('image.bin')?.length).toBe(0)
  })

  it('goes on with what is there, and writes shorter files over longer ones', async () => {
    await enableSftp()
    const half = await sftp(`put ${await client.file(content.subarray(0, 70_000))} ${there}`)
    expect(half.isDone, half.output).toBe(true)
    const rest = await sftp(`reput ${await client.file()} ${there}`)
    expect(rest.isDone, rest.output).toBe(true)
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    const short = await sftp(`put ${await client.file(content.subarray(0, 10))} ${there}`)
    expect(short.isDone, short.output).toBe(true)
    expect(lab.device('r1').file('image.bin')?.length).toBe(10)
  })

  it('begins at home, lists a folder, renames and removes', async () => {
    await enableSftp()
    const path = await client.file()
    const done = await sftp(
      'pwd',
      'cd /var/tmp',
      `put ${path} a`,
      `put ${path} b`,
      'ls -l',
      'rename a c',
      'rm b',
      'ls',
    )
    expect(done.isDone, done.output).toBe(true)
    expect(done.output).toContain('Remote working directory: /var/home/admin')
    expect(done.output).toMatch(/^-rw-r--r-- .* 200000 .* a\s*$/m)
    expect(done.output).toMatch(/sftp> ls\s+c\s/)
    expect(lab.device('r1').fileNames()).toEqual(['c'])
  })

  it.each([
    ['get a file that is not there', 'get /var/tmp/none /dev/null', /not found/],
    ['put where no folder is', 'put IMAGE /nowhere/x', /No such file/],
    ['rename what is not there', 'rename /var/tmp/none /var/tmp/x', /No such file/],
    ['rename over another file', 'rename /var/tmp/a /var/tmp/b', /File exists|Failure/],
    ['remove what is not there', 'rm /var/tmp/none', /No such file/],
    ['make a folder', 'mkdir /var/tmp/x', /unsupported/i],
    ['list what is not there', 'ls /var/tmp/none', /not found/],
  ])('refuses to %s', async (_, command, said) => {
    await enableSftp()
    const image = await client.file()
    await sftp(`put ${image} /var/tmp/a`, `put ${image} /var/tmp/b`)
    const { isDone, output } = await sftp(command.replace('IMAGE', image))
    expect(output).toMatch(said)
    expect(isDone).toBe(false)
    expect(lab.device('r1').fileNames()).toEqual(['a', 'b'])
  })

  describe.each(['scp', 'sftp'] as const)('by %s', (program) => {
    const put = async (bytes?: Buffer): Promise<string | undefined> => {
      const path = await client.file(bytes)
      if (program === 'scp') return scp(path, `r1:${there}`)
      const { isDone, output } = await sftp(`put ${path} ${there}`)
      return isDone ? undefined : output
    }

    it.each<[string, Faults, RegExp]>([
      ['no room', { fullAfterFileBytes: 1_000 }, /No space left on device|Failure/],
      ['read-only', { fileWrites: 'read-only' }, /Read-only file system|Failure/],
      ['denied', { fileWrites: 'denied' }, /Permission denied/],
      ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
    ])('fails as told: %s', async (_, faults, said) => {
      await enableSftp()
      lab.device('r1').setFaults(faults)
      expect(await put()).toMatch(said)
    })

    it('is full when it is full, and keeps what fits', async () => {
      await enableSftp()
      expect(await put(randomBytes(600_000))).toMatch(/No space|Failure/)
      expect(lab.device('r1').file('image.bin')?.length).toBeGreaterThan(0)
    })

    it('stores another byte', async () => {
      await enableSftp()
      lab.device('r1').setFaults({ corruptFiles: true })
      expect(await put()).toBeUndefined()
      expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(false)
    })
  })

  it('loses the link while it gives a file', async () => {
    await enableSftp()
    await scp(await client.file(), `r1:${there}`)
    lab.device('r1').setFaults({ dropAfterFileBytes: 50_000 })
    expect(await scp(`r1:${there}`, client.path('lost'))).toMatch(/closed|reset|lost/)
    expect((await sftp(`get ${there} ${client.path('lost')}`)).isDone).toBe(false)
  })
})
