import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type DeviceOptions, type Lab, startLab } from '../../src/index.ts'
import type { TerminalUser } from '../terminal-user.ts'
import { junosUser } from './junos-user.ts'

const image = 'x'.repeat(14_998)
const prompt = '\nadmin@r1> '

async function start(
  files: DeviceOptions['files'] = { 'crypt.slax': image },
): Promise<{ lab: Lab; user: TerminalUser }> {
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'juniper_junos', files, flashBytes: 1_024_000 }],
    now: () => new Date('2021-08-06T14:13:17Z'),
  })
  const user = await junosUser(lab.device('r1'))
  return { lab, user }
}

describe('files of a Junos device', () => {
  it('lists one file as a public capture has it', async () => {
    const { lab, user } = await start()
    await using _ = lab
    const row = '-rw-r--r--  1 root  wheel      14998 Aug 6  14:13 /var/tmp/crypt.slax'
    const expected = `${row}\ntotal files: 1\n${prompt}`
    expect(await user.say('file list detail /var/tmp/crypt.slax')).toBe(expected)
    expect(await user.say('file list /var/tmp/crypt.slax detail')).toBe(expected)
    expect(await user.say('file list /var/tmp/crypt.slax')).toBe(`/var/tmp/crypt.slax\n${prompt}`)
  })

  it('lists a folder with what is in it, and folders below it with a slash', async () => {
    const { lab, user } = await start({ 'a.log': 'x'.repeat(600), 'usb/b': '', 'usb/c': '' })
    await using _ = lab
    expect(await user.say('file list /var/tmp/')).toBe(`\n/var/tmp/:\na.log\nusb/\n${prompt}`)
    expect(await user.say('file list detail /var/tmp')).toBe(
      `
/var/tmp/:
total blocks: 2
-rw-r--r--  1 root  wheel        600 Aug 6  14:13 a.log
drwxr-xr-x  2 root  wheel        512 Jan 1  00:00 usb/

total files: 1
${prompt}`,
    )
    expect(await user.say('file list /var/tmp/usb')).toBe(`\n/var/tmp/usb/:\nb\nc\n${prompt}`)
  })

  it('knows nothing but /var/tmp', async () => {
    const { lab, user } = await start()
    await using _ = lab
    for (const path of ['/var/tmp/none', '/config/juniper.conf', 'crypt.slax', '/var/tmpx']) {
      const said = `${path}: No such file or directory\n${prompt}`
      expect(await user.say(`file list ${path}`)).toBe(said)
      expect(await user.say(`file list detail ${path}`)).toBe(said)
    }
  })

  it.each([
    ['md5', 'md5', 'MD5'],
    ['sha1', 'sha1', 'SHA1'],
    ['sha-256', 'sha256', 'SHA256'],
  ])('counts a checksum: %s', async (word, algorithm, label) => {
    const { lab, user } = await start()
    await using _ = lab
    const hash = createHash(algorithm).update(image).digest('hex')
    expect(await user.say(`file checksum ${word} /var/tmp/crypt.slax`)).toBe(
      `${label} (/var/tmp/crypt.slax) = ${hash}\n${prompt}`,
    )
    expect(await user.say(`file checksum ${word} /var/tmp/none`)).toBe(
      `error: stat: /var/tmp/none: No such file or directory\n${prompt}`,
    )
  })

  it('renames, also over another file, and deletes, without a word', async () => {
    const { lab, user } = await start({ a: 'one', b: 'two', 'dir/c': '' })
    await using _ = lab
    expect(await user.say('file rename /var/tmp/a /var/tmp/b')).toBe(prompt)
    expect(lab.device('r1').file('b')?.toString()).toBe('one')
    expect(await user.say('file rename /var/tmp/b /var/tmp/b')).toBe(prompt)
    expect(await user.say('file rename /var/tmp/b /var/tmp/dir')).toContain('Is a directory')
    expect(await user.say('file rename /var/tmp/a /var/tmp/x')).toContain('No such file')
    expect(lab.device('r1').fileNames()).toEqual(['dir/c', 'b'])
    expect(await user.say('file delete /var/tmp/b')).toBe(prompt)
    expect(await user.say('file delete /var/tmp/b')).toContain('No such file or directory')
    expect(lab.device('r1').fileNames()).toEqual(['dir/c'])
  })

  it('shows a file, and what a pipe leaves of it', async () => {
    const { lab, user } = await start({ notes: 'one\ntwo\n' })
    await using _ = lab
    expect(await user.say('file show /var/tmp/notes')).toBe(`one\ntwo\n${prompt}`)
    expect(await user.say('file show /var/tmp/notes | match t')).toBe(`two\n${prompt}`)
  })

  it('says in the shell what is free', async () => {
    const { lab, user } = await start({ image: 'x'.repeat(10_240) })
    await using _ = lab
    await user.say('start shell')
    expect(await user.say('/bin/df -k /var/tmp/')).toBe(
      `Filesystem    1024-blocks       Used      Avail Capacity  Mounted on
/dev/gpt/var         1000         10        990       1%  /.mount/var
% `,
    )
    expect(await user.say('df -k /nowhere')).toContain('df: /nowhere: No such file')
  })

  it('does not know the commands of newer releases, where it is told so', async () => {
    const { lab, user } = await start()
    await using _ = lab
    lab.device('r1').setFaults({ unknownCommand: /sha-256|df/ })
    expect(await user.say('file checksum sha-256 /var/tmp/crypt.slax')).toMatch(
      /^ {10}\^\nunknown command\.\n/,
    )
    expect(await user.say('file checksum md5 /var/tmp/crypt.slax')).toMatch(/^MD5 /)
    await user.say('start shell')
    expect(await user.say('/bin/df -k')).toBe('/bin/df: Command not found.\n% ')
  })
})
