import { createHash } from 'node:crypto'
import { checkFile, deleteFile, fileHash, freeSpace, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import type { FileSubject } from './file-subject.ts'
import { type LabFiles, labFiles } from './lab-files.ts'

const flashBytes = 10_240_000
const content = 'an image'

/**
 * Tests of what a session says of files, on a simulated device.
 *
 * @param subject - The platform.
 */
export function describeFiles({
  platform,
  device,
  fileSystem,
  strongest,
  canRename,
}: FileSubject): void {
  const path = `${fileSystem}image.bin`
  const start = (): Promise<LabFiles> =>
    labFiles({ platform, flashBytes, files: { 'image.bin': content }, ...device })

  describe(`files on ${platform}`, () => {
    it('are found, and there is room for others', async () => {
      await using lab = await start()
      const found = (await lab.nr.run(checkFile, 'image.bin')).get('r1')
      expect(found?.value, String(found?.error)).toEqual({ path, exists: true, bytes: 8 })
      expect((await lab.nr.run(checkFile, 'other.bin')).get('r1')?.value).toEqual({
        path: `${fileSystem}other.bin`,
        exists: false,
        bytes: undefined,
      })
      const free = (await lab.nr.run(freeSpace)).get('r1')
      expect(free?.value?.fileSystem, String(free?.error)).toBe(fileSystem)
      // Some count in blocks of 1 024 bytes.
      expect(free?.value?.bytes).toBeLessThanOrEqual(flashBytes - 8)
      expect(free?.value?.bytes).toBeGreaterThan(flashBytes - 8 - 1_024)
    })

    it('have the strongest checksum that the device counts', async () => {
      await using lab = await start()
      const told = (await lab.nr.run(fileHash, 'image.bin')).get('r1')
      if (strongest === undefined) {
        expect(told?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
        return
      }
      const hash = createHash(strongest).update(content).digest('hex')
      expect(told?.value, String(told?.error)).toEqual({ path, algorithm: strongest, hash })
      const missing = (await lab.nr.run(fileHash, 'other.bin')).get('r1')?.error
      expect(missing).toMatchObject({ code: 'FILE_MISSING' })
    })

    it('are deleted, whatever the device asks', async () => {
      await using lab = await start()
      const deleted = (await lab.nr.run(deleteFile, path)).get('r1')
      expect(deleted, String(deleted?.error)).toMatchObject({
        changed: true,
        value: { exists: true },
      })
      expect(lab.device.fileNames()).toEqual([])
      const again = (await lab.nr.run(deleteFile, path)).get('r1')
      expect(again, String(again?.error)).toMatchObject({
        changed: false,
        value: { exists: false },
      })
    })

    it('are given another name, where the platform has a way', async () => {
      await using lab = await start()
      const rename = async (to: string) => {
        const renamed = await lab.nr.run(async ({ connection }) => {
          const session = await connection(ssh)
          return session.renameFile(path, `${fileSystem}${to}`)
        })
        return renamed.get('r1')
      }
      const renamed = await rename('other.bin')
      if (!canRename) {
        expect(renamed?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
        return
      }
      expect(renamed?.value, String(renamed?.error)).toMatchObject({ bytes: 8 })
      expect(lab.device.fileNames()).toEqual(['other.bin'])
      expect((await rename('third.bin'))?.error).toMatchObject({ code: 'FILE_MISSING' })
    })
  })
}
