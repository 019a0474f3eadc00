import { checkFile, deleteFile, fileHash, freeSpace, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { fillInPattern } from '../src/platform/fill-in.ts'
import { nokiaSros } from '../src/platform/nokia-sros.ts'
import { type LabFiles, labFiles } from './lab-files.ts'

const platform = 'nokia_sros'
const path = 'cf3:image.bin'
const start = (): Promise<LabFiles> =>
  labFiles({ platform, files: { 'image.bin': 'an image' }, flashBytes: 1_000_000 })

describe('files of an SR OS device', () => {
  it('are found and deleted, and have no checksum', async () => {
    await using lab = await start()
    const { nr, device } = lab
    expect((await nr.run(checkFile, 'image.bin')).get('r1')?.value).toEqual({
      path,
      exists: true,
      bytes: 8,
    })
    const free = (await nr.run(freeSpace)).get('r1')
    expect(free?.value, String(free?.error)).toEqual({ fileSystem: 'cf3:', bytes: 999_992 })
    expect((await nr.run(fileHash, path)).get('r1')?.error).toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
    })
    nr.resetFailedHosts()
    const deleted = (await nr.run(deleteFile, path)).get('r1')
    expect(deleted, String(deleted?.error)).toMatchObject({
      changed: true,
      value: { exists: true },
    })
    expect(device.fileNames()).toEqual([])
    expect((await nr.run(checkFile, path)).get('r1')?.value?.exists).toBe(false)
  })

  it('are renamed on the session', async () => {
    await using lab = await start()
    const { nr, device } = lab
    const rename = async (from: string, to: string) =>
      (
        await nr.run(async ({ connection }) => {
          const session = await connection(ssh)
          return session.renameFile(from, to)
        })
      ).get('r1')
    const renamed = await rename(path, 'cf3:other.bin')
    expect(renamed?.value, String(renamed?.error)).toMatchObject({ bytes: 8 })
    expect(device.fileNames()).toEqual(['other.bin'])
    expect((await rename(path, 'cf3:third.bin'))?.error).toMatchObject({ code: 'FILE_MISSING' })
  })
})

describe('what SR OS devices said of files in public captures', () => {
  const { files } = nokiaSros
  const told = (row: string, name: string): string | undefined =>
    files && fillInPattern(files.size.line, { name }).exec(row)?.groups?.['value']

  it.each([
    ['07/15/2025  04:57p                 264 bof.cfg', '264'],
    ['07/15/2025  04:57p             8009312 old-bof.cfg', undefined],
    ['07/15/2025  04:57p      <DIR>          bof.cfg/', undefined],
    ['               9 File(s)               15820453 bytes.', undefined],
  ])('%s', (row, size) => {
    expect(told(row, 'bof.cfg')).toBe(size)
  })

  it.each([
    ['               1 Dir(s)            643914854400 bytes free.', '643914854400'],
    ['               9 File(s)               15820453 bytes.', undefined],
  ])('%s', (row, free) => {
    expect(files?.free.line.exec(row)?.groups?.['value']).toBe(free)
  })
})
