import { createHash } from 'node:crypto'
import { checkFile, deleteFile, fileHash, freeSpace, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { ciscoXr } from '../src/platform/cisco-xr.ts'
import { fillInPattern } from '../src/platform/fill-in.ts'
import { labFiles } from './lab-files.ts'

const path = 'disk0:/image.bin'

describe('files of an IOS XR device', () => {
  it('are found, counted and deleted, and have the name that they have', async () => {
    await using lab = await labFiles({
      platform: 'cisco_xr',
      files: { 'image.bin': 'an image' },
      flashBytes: 1_024_000,
    })
    const { nr, device } = lab
    expect((await nr.run(checkFile, 'image.bin')).get('r1')?.value).toEqual({
      path,
      exists: true,
      bytes: 8,
    })
    const free = (await nr.run(freeSpace)).get('r1')
    expect(free?.value, String(free?.error)).toEqual({
      fileSystem: 'disk0:/',
      bytes: 999 * 1_024,
    })
    const hash = createHash('md5').update('an image').digest('hex')
    const told = (await nr.run(fileHash, path)).get('r1')
    expect(told?.value, String(told?.error)).toEqual({ path, algorithm: 'md5', hash })
    const renamed = await nr.run(async ({ connection }) => {
      const session = await connection(ssh)
      return session.renameFile(path, 'disk0:/other.bin')
    })
    expect(renamed.get('r1')?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    nr.resetFailedHosts()
    const deleted = (await nr.run(deleteFile, path)).get('r1')
    expect(deleted, String(deleted?.error)).toMatchObject({
      changed: true,
      value: { exists: true },
    })
    expect(device.fileNames()).toEqual([])
    expect((await nr.run(checkFile, path)).get('r1')?.value?.exists).toBe(false)
    expect((await nr.run(fileHash, path)).get('r1')?.error).toMatchObject({ code: 'FILE_MISSING' })
  })
})

describe('what IOS XR devices said of files in public captures', () => {
  const { files } = ciscoXr

  it.each([
    ['     34 -rw-rw-rw-. 1       4709 Mar 19 00:02 f.txt', '4709'],
    ['   56 -rw-r--r-- 1   535 Aug  6 10:41 f.txt', '535'],
    ['1770176     -rw-  73415       Thu Sep 14 06:34:56 2017  f.txt', '73415'],
    ['     34 -rw-rw-rw-. 1       4709 Mar 19 00:02 old-f.txt', undefined],
    [' 655361 drwxrwxrwx. 2       4096 Feb  7 19:40 f.txt', undefined],
  ])('%s', (row, size) => {
    const line = files && fillInPattern(files.size.line, { name: 'f.txt' })
    expect(line?.exec(row)?.groups?.['value']).toBe(size)
  })
})
