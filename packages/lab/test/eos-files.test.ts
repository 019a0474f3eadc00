import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DeviceOptions, type Lab, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { hasOpenSsh, OpenSshClient, publicKey } from './openssh-client.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device with files, logs in and switches paging off. */
async function start(
  files: Readonly<Record<string, string>>,
  now: () => Date = () => new Date('2018-02-14T02:03:59Z'),
): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const device = { name: 'r1', platform: 'arista_eos', startPrivileged: true } as const
  const lab = await startLab({ devices: [{ ...device, files, flashBytes: 3_519_041_536 }], now })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1#/)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

describe('files of an EOS device', () => {
  it('are listed with what is free', async () => {
    const { lab, terminal } = await start({ 'boot-config': 'x'.repeat(29), 'debug/log': 'l' })
    await using _ = lab
    const sums = '\n3519041536 bytes total (3519041506 bytes free)\nr1#'
    const row = '       -rwx          29           Feb 14 02:03  boot-config\n'
    const folder = '       drwx        4096           Feb 14 02:03  debug\n'
    expect(await exchangeAll(terminal, ['dir', 'dir flash:/', 'dir file:/mnt/flash'])).toEqual(
      Array.from({ length: 3 }, () => `Directory of flash:/\n\n${row}${folder}${sums}`),
    )
    expect(await exchange(terminal, 'dir flash:boot-config')).toBe(
      `Directory of flash:/boot-config\n\n${row}${sums}`,
    )
    expect(await exchange(terminal, 'dir flash:debug')).toContain('  log\n')
    for (const path of ['flash:none', 'flash:../x', 'usb1:boot-config', 'file:/tmp/boot-config']) {
      expect(await exchange(terminal, `dir ${path}`), path).toBe(
        `% Error listing directory ${path} (No such file or directory)\nr1#`,
      )
    }
  })

  it('say when there is nothing', async () => {
    const { lab, terminal } = await start({})
    await using _ = lab
    expect(await exchange(terminal, 'dir')).toContain('\n\nNo files in directory\n\n3519041536 ')
  })

  it('tell their checksums', async () => {
    const { lab, terminal } = await start({ image: 'binary' })
    await using _ = lab
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
      const hash = createHash(algorithm).update('binary').digest('hex')
      expect(await exchange(terminal, `verify /${algorithm} flash:image`)).toBe(
        `verify /${algorithm} (flash:image) = ${hash}\nr1#`,
      )
    }
    expect(await exchange(terminal, 'verify /md5 flash:none')).toContain('No such file')
    lab.device('r1').setFaults({ unknownCommand: /sha512/ })
    expect(await exchange(terminal, 'verify /sha512 flash:image')).toBe('% Invalid input\nr1#')
  })

  it('are renamed over others, never over folders, and deleted', async () => {
    const { lab, terminal } = await start({ a: 'first\n', b: 'second\n', 'old/x': 'x' })
    await using _ = lab
    const names = (): readonly string[] => lab.device('r1').fileNames()
    expect(await exchange(terminal, 'rename flash:none flash:c')).toContain('No such file')
    expect(await exchange(terminal, 'rename flash:a flash:old')).toContain('(Is a directory)')
    expect(await exchange(terminal, 'rename flash:a flash:b')).toBe('r1#')
    expect(names()).toEqual(['old/x', 'b'])
    expect(await exchange(terminal, 'more flash:b')).toBe('first\nr1#')
    expect(await exchange(terminal, 'more flash:a')).toContain('No such file')
    expect(await exchange(terminal, 'delete flash:b')).toBe('r1#')
    expect(await exchange(terminal, 'delete flash:b')).toContain('No such file')
    expect(names()).toEqual(['old/x'])
  })

  it.skipIf(data === undefined).each([
    ['boot-config', 29, '2017-08-23T10:00:00Z'],
    ['startup-config', 20_530, '2018-01-18T22:46:07Z'],
  ])('stand in the columns of a recorded device: %s', async (name, size, writtenAt) => {
    const recorded = readFileSync(
      join(data ?? '', 'ntc-templates/tests/arista_eos/dir/arista_eos_dir_flash.raw'),
      'utf8',
    ).split('\n')
    let time = writtenAt
    const { lab, terminal } = await start({ [name]: 'x'.repeat(size) }, () => new Date(time))
    await using _ = lab
    time = '2018-04-03T10:29:00Z' // of the newest row
    const listed = (await exchange(terminal, 'dir')).split('\n')
    expect(listed.slice(0, 2)).toEqual(recorded.slice(0, 2))
    expect(recorded).toContain(listed[2])
  })

  it.skipIf(!hasOpenSsh)('are for privileged users', async () => {
    const client = await OpenSshClient.create()
    const options: DeviceOptions = { name: 'r1', platform: 'arista_eos', publicKeys: [publicKey] }
    await using lab = await startLab({ devices: [options] })
    const device = lab.device('r1')
    const local = await client.file()
    expect(await client.scp(device, local, 'r1:/mnt/flash/x')).toMatch(/\S/)
    expect((await client.sftp(device, `put ${local} /mnt/flash/x`)).isDone).toBe(false)
    expect(device.fileNames()).toEqual([])
    await client.close()
  })
})
