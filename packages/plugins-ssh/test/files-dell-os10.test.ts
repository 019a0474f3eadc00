import { createHash } from 'node:crypto'
import { checkFile, deleteFile, fileHash, freeSpace, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type LabFiles, labFiles } from './lab-files.ts'

const platform = 'dell_os10'
const path = '/home/admin/image.bin'
const start = (): Promise<LabFiles> =>
  labFiles({ platform, files: { 'image.bin': 'an image' }, flashBytes: 1_024_000 })

describe('files of an OS10 switch', () => {
  it('are found, counted and deleted', async () => {
    await using lab = await start()
    const { nr, device } = lab
    expect((await nr.run(checkFile, 'image.bin')).get('r1')?.value).toEqual({
      path,
      exists: true,
      bytes: 8,
    })
    const free = (await nr.run(freeSpace)).get('r1')
    expect(free?.value, String(free?.error)).toEqual({
      fileSystem: '/home/admin/',
      bytes: 999 * 1_024,
    })
    const hash = createHash('sha512').update('an image').digest('hex')
    const told = (await nr.run(fileHash, path)).get('r1')
    expect(told?.value, String(told?.error)).toEqual({ path, algorithm: 'sha512', hash })
    const deleted = (await nr.run(deleteFile, path)).get('r1')
    expect(deleted, String(deleted?.error)).toMatchObject({
      changed: true,
      value: { exists: true },
    })
    expect(device.fileNames()).toEqual([])
    expect((await nr.run(checkFile, path)).get('r1')?.value?.exists).toBe(false)
    expect((await nr.run(fileHash, path)).get('r1')?.error).toMatchObject({ code: 'FILE_MISSING' })
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
    const renamed = await rename(path, '/home/admin/other.bin')
    expect(renamed?.value, String(renamed?.error)).toMatchObject({ bytes: 8 })
    expect(device.fileNames()).toEqual(['other.bin'])
    expect((await rename(path, '/home/admin/third.bin'))?.error).toMatchObject({
      code: 'FILE_MISSING',
    })
  })
})
