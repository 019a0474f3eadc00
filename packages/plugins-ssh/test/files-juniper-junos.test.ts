import { randomBytes } from 'node:crypto'
import type { Faults } from '@nornir-ts/lab'
import { checkFile, freeSpace, sendConfig, transferFile } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { fillInPattern } from '../src/platform/fill-in.ts'
import { juniperJunos } from '../src/platform/juniper-junos.ts'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { labFiles } from './lab-files.ts'
import { describeTransfers } from './transfer-suite.ts'

const platform = 'juniper_junos'
const path = '/var/tmp/image.bin'

const subject: FileSubject = {
  platform: 'juniper_junos',
  strongest: 'sha256',
  unknownCommand: { pattern: /^file checksum sha-256/, left: 'md5', every: /^file checksum/ },
  protocols: ['scp'],
  sftpIsOff: true,
  fileSystem: '/var/tmp/',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)

describe('files of a Junos device', () => {
  it('have no room where a file system is fuller than full', () => {
    const row = '/dev/gpt/var 1000 980 -60 107% /.mount/var'
    const free = juniperJunos.files?.free.line.exec(row)?.groups?.['value']
    expect(Number(free)).toBe(-60)
  })

  it('are asked about in the shell only where it must be', async () => {
    await using lab = await labFiles({ platform, files: { 'image.bin': 'an image' } })
    const { nr, device } = lab
    expect((await nr.run(freeSpace)).get('r1')?.error).toBeUndefined()
    expect((await nr.run(checkFile, path)).get('r1')?.value?.exists).toBe(true)
    expect(device.receivedText()).toMatch(
      /start shell\s+\/bin\/df -k \/var\/tmp\/\s+exit\s+file list detail/,
    )
  })
})

describe('what Junos devices said of files in public captures', () => {
  const { files } = juniperJunos
  const sizeIn = (row: string, name: string): string | undefined =>
    files && fillInPattern(files.size.line, { name }).exec(row)?.groups?.['value']

  it.each([
    ['-rw-r--r--  1 root  wheel      14998 Aug 6  14:13 /var/db/scripts/op/crypt.slax', '14998'],
    ['-rw-------  1 Read-Write-Admin wheel   4177920 Jun 8  01:14 /var/log/crypt.slax', '4177920'],
    // in a folder of that name
    ['-rw-r--r--  1 root  wheel       3847 Mar 8  03:59 crypt.slax', undefined],
    ['drwxr-xr-x  2 root  wheel        512 Oct 25 22:51 crypt.slax/', undefined],
    ['-rw-r--r--  1 root  wheel       3847 Mar 8  03:59 /var/tmp/old-crypt.slax', undefined],
    ['total files: 1', undefined],
  ])('%s', (row, size) => {
    expect(sizeIn(row, 'crypt.slax')).toBe(size)
  })

  it.each([
    'error: stat: /var/tmp/x: No such file or directory',
    'sha256: (sha256: /var/tmp/x: No such file or directory) = directory',
  ])('%s', (said) => {
    expect(files?.absent.some((pattern) => pattern.test(said))).toBe(true)
    expect(files?.checksums.some(({ line }) => line.test(said))).toBe(false)
  })
})

describe('SFTP on a Junos device', () => {
  const content = randomBytes(300_000)
  const on = ['set system services ssh sftp-server']

  it('is off, which the error says, and how it is turned on', async () => {
    await using lab = await labFiles({ platform })
    const { nr, device } = lab
    const params = await lab.put(content, { protocol: 'sftp' })
    const error = (await nr.run(transferFile, params)).get('r1')?.error
    expect(error, String(error)).toMatchObject({ code: 'FILE_SERVER_OFF', lines: on })
    expect(device.fileNames()).toEqual([])
  })

  it('is turned on for the time of a transfer, if it may be', async () => {
    await using lab = await labFiles({ platform })
    const { nr, device } = lab
    const before = device.runningConfig()
    const params = await lab.put(content, { protocol: 'sftp', enableServer: true })
    const done = (await nr.run(transferFile, params)).get('r1')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
    expect(device.file('image.bin')?.equals(content)).toBe(true)
    const committed = device.commits.map(({ config }) => config.includes('sftp-server'))
    expect(committed).toEqual([false, true, false])
    expect(device.runningConfig()).toBe(before)
  })

  it('moves files both ways, and goes on where an earlier transfer stopped', async () => {
    const part = content.subarray(0, 100_000)
    await using lab = await labFiles({ platform, files: { 'image.bin.part': part } })
    const { nr, device } = lab
    await nr.run(sendConfig, on)
    const moved: number[] = []
    const run = nr.run(transferFile, await lab.put(content, { resume: true }))
    run.events$.subscribe((event) => {
      if (event.type === 'progress' && event.fraction > 0) moved.push(event.fraction * 300_000)
    })
    const done = (await run).get('r1')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(100_000)
    expect(device.file('image.bin')?.equals(content)).toBe(true)
    expect(device.fileNames()).toEqual(['image.bin'])
    const local = lab.path('back.bin')
    const get = { direction: 'get', local, file: path, protocol: 'sftp' } as const
    const back = (await nr.run(transferFile, get)).get('r1')
    expect(back?.value?.verified, String(back?.error)).toBe(true)
    expect(content.equals(await lab.read('back.bin'))).toBe(true)
  })

  it.each<[string, Faults, object]>([
    ['is full', { fullAfterFileBytes: 100_000 }, { code: 'FILE_REFUSED', reason: 'no-space' }],
    ['is read-only', { fileWrites: 'read-only' }, { code: 'FILE_REFUSED', reason: 'read-only' }],
    ['denies it', { fileWrites: 'denied' }, { code: 'FILE_REFUSED', reason: 'no-permission' }],
    ['loses the link', { dropAfterFileBytes: 90_000 }, { code: 'FILE_INTERRUPTED' }],
    ['corrupts it', { corruptFiles: true }, { code: 'FILE_CORRUPT' }],
  ])('leaves nothing on a device that %s', async (_, faults, expected) => {
    await using lab = await labFiles({ platform })
    const { nr, device } = lab
    await nr.run(sendConfig, on)
    device.setFaults(faults)
    const params = await lab.put(content, { protocol: 'sftp' })
    expect((await nr.run(transferFile, params)).get('r1')?.error).toMatchObject(expected)
    expect(device.fileNames()).toEqual([])
  })

  it('leaves nothing here of a file whose link was lost', async () => {
    await using lab = await labFiles({ platform, files: { 'image.bin': content } })
    const { nr, device } = lab
    await nr.run(sendConfig, on)
    device.setFaults({ dropAfterFileBytes: 90_000 })
    for (const protocol of ['scp', 'sftp'] as const) {
      nr.resetFailedHosts()
      const get = { direction: 'get', local: lab.path('x'), file: path, protocol } as const
      const error = (await nr.run(transferFile, get)).get('r1')?.error
      expect(error, protocol).toMatchObject({ code: 'FILE_INTERRUPTED' })
      expect(await lab.names()).toEqual([])
    }
  })
})
