import { createHash } from 'node:crypto'
import {
  checkFile,
  deleteFile,
  fileHash,
  freeSpace,
  ssh,
  transferFile,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type LabFiles, labFiles } from './lab-files.ts'

const platform = 'arista_eos'
const path = 'flash:image.bin'
const start = (more: Partial<Parameters<typeof labFiles>[0]> = {}): Promise<LabFiles> =>
  labFiles({
    platform,
    startPrivileged: true,
    files: { 'image.bin': 'an image' },
    flashBytes: 10_000_000,
    ...more,
  })

describe('files of an EOS device', () => {
  it('are found, counted and deleted', async () => {
    await using lab = await start()
    const { nr, device } = lab
    expect((await nr.run(checkFile, 'image.bin')).get('r1')?.value).toEqual({
      path,
      exists: true,
      bytes: 8,
    })
    const free = (await nr.run(freeSpace)).get('r1')
    expect(free?.value, String(free?.error)).toEqual({ fileSystem: 'flash:', bytes: 9_999_992 })
    const told = (await nr.run(fileHash, path)).get('r1')
    const hash = createHash('sha512').update('an image').digest('hex')
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
    const renamed = await nr.run(async ({ connection }) => {
      const session = await connection(ssh)
      return session.renameFile(path, 'flash:other.bin')
    })
    expect(renamed.get('r1')?.value, String(renamed.get('r1')?.error)).toMatchObject({ bytes: 8 })
    expect(device.fileNames()).toEqual(['other.bin'])
    const missing = await nr.run(async ({ connection }) => {
      const session = await connection(ssh)
      return session.renameFile(path, 'flash:third.bin')
    })
    expect(missing.get('r1')?.error).toMatchObject({ code: 'FILE_MISSING' })
  })

  it('are not moved for a user who is not privileged', async () => {
    await using lab = await start({ startPrivileged: false })
    const params = { direction: 'get', local: lab.path('image.bin') } as const
    const error = (await lab.nr.run(transferFile, params)).get('r1')?.error
    expect(error?.message).toContain('privileged mode required')
  })
})
