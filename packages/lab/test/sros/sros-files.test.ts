import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Faults, type Lab, startLab } from '../../src/index.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from '../openssh-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { at, srosUser } from './sros-user.ts'

const prompt = at('[/]')

async function start(files: DeviceOptions['files']): Promise<{ lab: Lab; user: TerminalUser }> {
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'nokia_sros', files, flashBytes: 1_000_000 }],
    now: () => new Date('2025-07-15T16:57:03Z'),
  })
  const user = await srosUser(lab.device('r1'))
  await user.say('environment more false')
  return { lab, user }
}

describe('files of an SR OS device', () => {
  it('are listed as public captures have them', async () => {
    const { lab, user } = await start({
      'bof.cfg': 'x'.repeat(264),
      'bootlog.txt': 'x'.repeat(2498),
      'restcntr.txt': '1',
      'system-pki/srx.crt': 'x'.repeat(1029),
    })
    await using _ = lab
    const all = String.raw`
Volume in drive cf3 on slot A has no label.

Directory of cf3:\

01/01/1970  12:00a      <DIR>          system-pki/
07/15/2025  04:57p                 264 bof.cfg
07/15/2025  04:57p                2498 bootlog.txt
07/15/2025  04:57p                   1 restcntr.txt
               3 File(s)                   2763 bytes.
               1 Dir(s)                  996208 bytes free.

`
    for (const command of ['file list', 'file list cf3:', 'file list "cf3:\\"']) {
      expect(await user.say(command), command).toBe(`${all}${prompt}`)
    }
    expect(await user.say('file list bo*')).toBe(
      `
Volume in drive cf3 on slot A has no label.

Directory of cf3:

07/15/2025  04:57p                 264 bof.cfg
07/15/2025  04:57p                2498 bootlog.txt
               2 File(s)                   2762 bytes.
               0 Dir(s)                  996208 bytes free.

${prompt}`,
    )
    for (const path of ['cf3:/system-pki/', 'system-pki', 'cf3:\\system-pki']) {
      expect(await user.say(`file list ${path}`)).toBe(
        String.raw`
Volume in drive cf3 on slot A has no label.

Directory of cf3:\system-pki

01/01/1970  12:00a      <DIR>          ./
01/01/1970  12:00a      <DIR>          ../
07/15/2025  04:57p                1029 srx.crt
               1 File(s)                   1029 bytes.
               2 Dir(s)                  996208 bytes free.

${prompt}`,
      )
    }
    expect(await user.say('file list cf3:/system-pki/srx.crt')).toContain('1029 srx.crt\n')
    expect(await user.say('file list cf3:none')).toContain('\nFile Not Found\n')
    expect(await user.say('file list cf3:none/x')).toContain('\nFile Not Found\n')
    expect(await user.say('file list cf1:')).toContain('MINOR: ')
  })

  it('are removed at yes, or without a question', async () => {
    const { lab, user } = await start({ a: 'one', b: 'two' })
    await using _ = lab
    const device = lab.device('r1')
    const ask = async (key: string): Promise<void> => {
      user.terminal.type('file remove cf3:a\r')
      await user.terminal.until(/Are you sure \(y\/n\)\? /)
      user.terminal.type(key)
      await user.terminal.until(/# /)
    }
    await ask('n')
    expect(device.fileNames()).toEqual(['a', 'b'])
    await ask('y')
    expect(device.fileNames()).toEqual(['b'])
    expect(await user.say('file remove cf3:/b force')).toContain('1 file deleted.')
    expect(device.fileNames()).toEqual([])
    expect(await user.say('file remove cf3:/b force')).toContain('File Not Found')
    expect(await user.say('file delete cf3:/b force')).toContain("Unknown element - 'delete'")
  })

  it('are moved, and written over only at yes', async () => {
    const { lab, user } = await start({ a: 'one', b: 'two', 'c/d': 'three' })
    await using _ = lab
    const device = lab.device('r1')
    expect(await user.say('file move cf3:a cf3:e')).toContain('1 file moved.')
    expect(device.file('e')?.toString()).toBe('one')
    expect(await user.say('file move cf3:a cf3:x')).toContain('File Not Found')
    expect(await user.say('file move cf3:e cf3:c')).toContain('directory')
    user.terminal.type('file move cf3:e cf3:b\r')
    await user.terminal.until(/\(y\/n\)\? /)
    user.terminal.type('n')
    await user.terminal.until(/# /)
    expect(device.file('b')?.toString()).toBe('two')
    expect(device.fileNames()).toEqual(['b', 'c/d', 'e'])
  })

  it('are shown, in any mode', async () => {
    const { lab, user } = await start({ notes: 'one\ntwo' })
    await using _ = lab
    await user.say('edit-config private')
    expect(await user.say('file show cf3:notes')).toMatch(/^File: notes\n-{79}\none\ntwo\n={79}\n/)
  })

  it('have no commands where the release is said not to know them', async () => {
    const { lab, user } = await start({ a: 'one' })
    await using _ = lab
    lab.device('r1').setFaults({ unknownCommand: /^file move/ })
    expect(await user.say('file move cf3:a cf3:b')).toContain("Unknown element - 'file'")
    expect(lab.device('r1').fileNames()).toEqual(['a'])
  })
})

describe.skipIf(!hasOpenSsh)('files of an SR OS device, by the client of OpenSSH', () => {
  let lab: Lab
  let client: OpenSshClient
  beforeAll(async () => {
    client = await OpenSshClient.create()
  })
  afterAll(() => client.close())
  beforeEach(async () => {
    const device = { name: 'r1', platform: 'nokia_sros', publicKeys: [publicKey] } as const
    lab = await startLab({ devices: [{ ...device, flashBytes: 500_000 }] })
    return () => lab.close()
  })

  const scp = (from: string, to: string) => client.scp(lab.device('r1'), from, to)

  it.each(['cf3:/image.bin', 'cf3:image.bin'])('go there and come back: %s', async (path) => {
    expect(await scp(await client.file(), `r1:${path}`)).toBeUndefined()
    expect(lab.device('r1').file('image.bin')?.equals(content)).toBe(true)
    expect(await scp(`r1:${path}`, client.path('back.bin'))).toBeUndefined()
    expect((await client.read('back.bin')).equals(content)).toBe(true)
  })

  it('go nowhere by SFTP', async () => {
    const put = `put ${await client.file()} cf3:/image.bin`
    expect(await client.sftp(lab.device('r1'), put)).toMatchObject({ isDone: false })
    expect(lab.device('r1').fileNames()).toEqual([])
  })

  it.each<[string, Faults, RegExp]>([
    ['no room', { fullAfterFileBytes: 1_000 }, /No space left on device/],
    ['read-only', { fileWrites: 'read-only' }, /Read-only file system/],
    ['denied', { fileWrites: 'denied' }, /Permission denied/],
    ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
  ])('fail as told: %s', async (_, faults, said) => {
    lab.device('r1').setFaults(faults)
    expect(await scp(await client.file(), 'r1:cf3:/image.bin')).toMatch(said)
  })

  it('do not fit on a full card', async () => {
    const large = await client.file(randomBytes(600_000))
    expect(await scp(large, 'r1:cf3:/image.bin')).toMatch(/No space/)
    expect(await scp(large, 'r1:cf1:/image.bin')).toMatch(/No such file/)
  })
})
