import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Faults, type Lab, startLab } from '../../src/index.ts'
import { content, hasOpenSsh, OpenSshClient, publicKey } from '../openssh-client.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { xrUser } from './xr-user.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
const prompt = 'RP/0/RP0/CPU0:r1#'

async function start(files: DeviceOptions['files']): Promise<{ lab: Lab; user: TerminalUser }> {
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'cisco_xr', files, flashBytes: 1_024_000 }],
    now: () => new Date('2024-06-24T20:15:01.818Z'),
  })
  const user = await xrUser(lab.device('r1'))
  await user.say('terminal length 0')
  return { lab, user }
}

describe('files of an IOS XR device', () => {
  it('are listed below the date', async () => {
    const { lab, user } = await start({ 'show_drops.txt': 'x'.repeat(4709), 'pam/x': 'y' })
    await using _ = lab
    const date = 'Mon Jun 24 20:15:01.818 UTC\n'
    const foot = '\n1000 kbytes total (995 kbytes free)\n'
    for (const command of ['dir', 'dir disk0:', 'dir /disk0:/']) {
      expect(await user.say(command), command).toBe(
        `${date}
Directory of disk0:
    1 drwxrwxrwx. 2       4096 Jan  1 00:00 pam
    1 -rw-r--r--. 1       4709 Jun 24 20:15 show_drops.txt
${foot}${prompt}`,
      )
    }
    await user.say('terminal exec prompt no-timestamp')
    for (const path of ['disk0:/show_drops.txt', 'show_drops.txt', 'disk0:show*']) {
      expect(await user.say(`dir ${path}`)).toContain(
        '    1 -rw-r--r--. 1       4709 Jun 24 20:15 show_drops.txt\n',
      )
    }
    expect(await user.say('dir disk0:/pam')).toContain('Directory of disk0:/pam\n')
    for (const path of ['disk0:/none', 'harddisk:', '/etc/x']) {
      expect(await user.say(`dir ${path}`)).toBe(
        `%Error: ${path}: No such file or directory\n${prompt}`,
      )
    }
  })

  it.skipIf(data === undefined)('are listed in the columns of a recording', async () => {
    const file = 'ntc-templates/tests/cisco_xr/dir/cisco_xr_dir_01.raw'
    const recorded = readFileSync(join(data ?? '', file), 'utf8')
    const { lab, user } = await start({ status_file: 'x'.repeat(2464) })
    await using _ = lab
    const shape = /^\s*\d+ [d-][rwx-]{9}\. \d+\s+\d+ [A-Z][a-z]{2} [ \d]\d (?:\d\d:\d\d| \d{4}) \S+/
    const rows = (text: string): readonly string[] =>
      text.split(/\r?\n/).filter((line) => /^\s*\d+ [d-]/.test(line))
    for (const text of [recorded, await user.say('dir')]) {
      expect(rows(text).length).toBeGreaterThan(0)
      for (const line of rows(text)) expect(line).toMatch(shape)
      expect(text).toMatch(/\n\d+ kbytes total \(\d+ kbytes free\)/)
    }
  })

  it('have a checksum', async () => {
    const { lab, user } = await start({ a: 'one' })
    await using _ = lab
    const hash = createHash('md5').update('one').digest('hex')
    expect(await user.say('show md5 file /disk0:/a')).toMatch(new RegExp(`\n${hash}\n`))
    expect(await user.say('show md5 file /disk0:/b')).toContain('No such file or directory')
    lab.device('r1').setFaults({ unknownCommand: /^show md5/ })
    expect(await user.say('show md5 file /disk0:/a')).toContain('% Invalid input detected')
  })

  it('are deleted when it is confirmed', async () => {
    const { lab, user } = await start({ a: 'one' })
    await using _ = lab
    const ask = async (key: string): Promise<string> => {
      user.terminal.type('delete disk0:/a\r')
      await user.terminal.until(/Delete disk0:\/a\[confirm\]/)
      user.terminal.type(key)
      return user.terminal.until(/CPU0:r1#/)
    }
    await ask('n')
    expect(lab.device('r1').fileNames()).toEqual(['a'])
    await ask('\r')
    expect(lab.device('r1').fileNames()).toEqual([])
    expect(await ask('y')).toContain('No such file or directory')
  })
})

describe.skipIf(!hasOpenSsh)('files of an IOS XR device, by the clients of OpenSSH', () => {
  let client: OpenSshClient
  beforeAll(async () => {
    client = await OpenSshClient.create()
  })
  afterAll(() => client.close())

  const startHere = (faults: Faults = {}): Promise<Lab> =>
    startLab({ devices: [{ name: 'r1', platform: 'cisco_xr', publicKeys: [publicKey], faults }] })

  it.each(['disk0:/image.bin', '/disk0:/image.bin'])('go there and come back: %s', async (path) => {
    await using lab = await startHere()
    const device = lab.device('r1')
    expect(await client.scp(device, await client.file(), `r1:${path}`)).toBeUndefined()
    expect(device.file('image.bin')?.equals(content)).toBe(true)
    expect(await client.scp(device, `r1:${path}`, client.path('back.bin'))).toBeUndefined()
    expect((await client.read('back.bin')).equals(content)).toBe(true)
  })

  it('go there and come back by SFTP, where users are on the disk at first', async () => {
    await using lab = await startHere()
    const device = lab.device('r1')
    const back = client.path('sftp.bin')
    const done = await client.sftp(
      device,
      `put ${await client.file()} image.bin`,
      `get /disk0:/image.bin ${back}`,
    )
    expect(done.isDone, done.output).toBe(true)
    expect(device.file('image.bin')?.equals(content)).toBe(true)
    expect((await client.read('sftp.bin')).equals(content)).toBe(true)
  })

  it.each<[string, Faults, RegExp]>([
    ['no room', { fullAfterFileBytes: 1_000 }, /No space left on device/],
    ['denied', { fileWrites: 'denied' }, /Permission denied/],
    ['a lost link', { dropAfterFileBytes: 50_000 }, /closed|reset|lost/],
  ])('fail as told: %s', async (_, faults, said) => {
    await using lab = await startHere(faults)
    const path = await client.file()
    expect(await client.scp(lab.device('r1'), path, 'r1:disk0:/image.bin')).toMatch(said)
  })
})
