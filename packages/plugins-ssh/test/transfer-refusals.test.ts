import { randomBytes } from 'node:crypto'
import { freeSpace, type TransferFileParams, transferFile } from '@nornir-ts/plugins-ssh'
import { describe, expect, it, vi } from 'vitest'
import { labFiles } from './lab-files.ts'

const content = randomBytes(200_000)

describe('what a transfer refuses', () => {
  it.each<[string, object]>([
    ['marginBytes', { marginBytes: '1' }],
    ['marginBytes', { marginBytes: Number.NaN }],
    ['maxBytesPerSecond', { maxBytesPerSecond: '100' }],
    ['timeoutMs', { timeoutMs: 'long' }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['protocol', { protocol: 'ftp' }],
    ['overwrite', { overwrite: 'no' }],
    ['resume', { resume: 1 }],
    ['enableServer', { enableServer: 'yes' }],
    ['readBack', { readBack: {} }],
    ['file', { file: 5 }],
    ['fileSystem', { fileSystem: 5 }],
    ['fileSystem', { fileSystem: '' }],
    ['local', { local: ['a'] }],
    ['direction', { direction: undefined }],
  ])('is a parameter of another type, before anything is typed: %s', async (name, wrong) => {
    await using lab = await labFiles({ platform: 'cisco_nxos' })
    const params = { ...(await lab.put(content)), ...wrong } as TransferFileParams
    const { error } = (await lab.nr.run(transferFile, params)).get('r1') ?? {}
    expect(error, String(error)).toMatchObject({ code: 'TASK_PARAMS' })
    expect(error?.message).toContain(`${name}: `)
    expect(lab.device.receivedText()).toBe('')
  })

  it.each([
    'bootflash: ; reload',
    'bootflash: | no-more',
    '-r',
    ' x',
    'images/',
    '~/',
    'x\nreload',
    'a"b',
  ])('is a file system that the command line would take for more: %j', async (fileSystem) => {
    await using lab = await labFiles({ platform: 'cisco_nxos' })
    const asked = (await lab.nr.run(freeSpace, { fileSystem })).get('r1')
    expect(asked?.error, String(asked?.error)).toMatchObject({ code: 'INPUT_REFUSED' })
    lab.nr.resetFailedHosts()
    const put = await lab.put(content, { fileSystem })
    const moved = (await lab.nr.run(transferFile, put)).get('r1')
    expect(moved?.error, String(moved?.error)).toMatchObject({ code: 'INPUT_REFUSED' })
    expect(lab.device.receivedText()).not.toContain('dir')
  })

  it('is a file system that would be a part of the name', async () => {
    await using lab = await labFiles({ platform: 'juniper_junos' })
    const params = await lab.put(content, { fileSystem: '/var/tmp' })
    const moved = (await lab.nr.run(transferFile, params)).get('r1')
    expect(moved?.error, String(moved?.error)).toMatchObject({ code: 'INPUT_REFUSED' })
    // Asked about alone it is none.
    lab.nr.resetFailedHosts()
    const free = (await lab.nr.run(freeSpace, { fileSystem: '/var/tmp' })).get('r1')
    expect(free?.value?.bytes, String(free?.error)).toBeGreaterThan(0)
  })

  it('is what does not fit where it goes to, not where other files go', async () => {
    await using lab = await labFiles({ platform: 'juniper_junos', flashBytes: 4_000_000 })
    const params = await lab.put(content, { file: '/var/log/image.bin' })
    await lab.nr.run(transferFile, params)
    const asked = lab.device.receivedText().match(/df -k \S+/g)
    expect(asked).toEqual(['df -k /var/log/'])
  })
})

describe('a server of files', () => {
  const serverLine = 'feature scp-server'
  const start = () =>
    labFiles({ platform: 'cisco_nxos', files: { 'image.bin': randomBytes(200_000) } })

  it('is never turned on in a dry run, though a file should be read back', async () => {
    await using lab = await start()
    lab.device.setFaults({ unknownCommand: /sum$/ })
    const more = { readBack: true, enableServer: true, overwrite: true } as const
    const params = await lab.put(content, more)
    const dry = (await lab.nr.run(transferFile, params, { dryRun: true })).get('r1')
    expect(dry, String(dry?.error)).toMatchObject({ changed: true, value: { transferred: false } })
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it('is turned off again where the session was lost when it was turned on', async () => {
    await using lab = await start()
    const before = lab.device.runningConfig()
    lab.device.setFaults({ dropOnCommand: serverLine })
    const params = await lab.put(content, { enableServer: true, overwrite: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done?.error).toMatchObject({ code: 'CONFIG_INCOMPLETE' })
    expect(lab.device.receivedText()).toContain(`no ${serverLine}`)
    expect(lab.device.runningConfig()).toBe(before)
    expect(lab.device.fileNames()).toEqual(['image.bin'])
  })

  it('is turned off also where the run is cancelled while it is', async () => {
    await using lab = await start()
    const before = lab.device.runningConfig()
    lab.device.setFaults({ thinkTimeMs: 200 })
    const params = await lab.put(content, { enableServer: true, overwrite: true })
    const run = lab.nr.run(transferFile, params)
    // Configuration mode for the second time: the bytes were moved, and it has to go off.
    const isLeaving = () =>
      expect(lab.device.receivedText().split('configure terminal')).toHaveLength(3)
    await vi.waitFor(isLeaving, { timeout: 10_000, interval: 5 })
    run.cancel('enough')
    expect((await run).get('r1')?.status).toBe('cancelled')
    expect(lab.device.runningConfig()).toBe(before)
    expect(lab.device.fileNames()).toEqual(['image.bin'])
  })

  it('that stays on is told of by whatever fails behind it', async () => {
    await using lab = await start()
    lab.device.setFaults({ unknownCommand: /^no feature/, corruptFiles: true })
    const params = await lab.put(content, { enableServer: true, overwrite: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done, String(done?.error)).toMatchObject({
      changed: true,
      error: { code: 'FILE_SERVER_LEFT', lines: [`no ${serverLine}`] },
    })
    expect(done?.error?.cause).toMatchObject({ code: 'FILE_CORRUPT' })
  })

  it('that stays on is a change of the device, whichever way the file went', async () => {
    await using lab = await start()
    lab.device.setFaults({ unknownCommand: /^no feature/ })
    const put = await lab.put(content, { enableServer: true })
    const get = { ...put, direction: 'get', local: lab.path('got.bin'), file: 'image.bin' } as const
    const done = (await lab.nr.run(transferFile, get)).get('r1')
    expect(done, String(done?.error)).toMatchObject({
      changed: true,
      warnings: [expect.stringContaining(`no ${serverLine}`)],
    })
  })
})
