import { createHash } from 'node:crypto'
import { checkFile, definePlatform, deleteFile, fileHash, freeSpace } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { backupLab } from './backup-lab.ts'

describe('files of a lab device with a flash', () => {
  const devices = [{ name: 'r1', files: { 'image.bin': 'an image' } }]

  it('are found, hashed by the strongest checksum and deleted past both questions', async () => {
    await using lab = await backupLab(devices)
    const path = 'flash:image.bin'
    expect((await lab.nr.run(checkFile, 'image.bin')).get('r1')).toMatchObject({
      changed: false,
      value: { path, exists: true, bytes: 8 },
    })
    const hash = createHash('sha512').update('an image').digest('hex')
    const told = (await lab.nr.run(fileHash, 'image.bin')).get('r1')
    expect(told?.value, String(told?.error)).toEqual({ path, algorithm: 'sha512', hash })
    const deleted = (await lab.nr.run(deleteFile, path)).get('r1')
    expect(deleted, String(deleted?.error)).toMatchObject({
      changed: true,
      value: { exists: true },
    })
    expect((await lab.nr.run(checkFile, path)).get('r1')?.value?.exists).toBe(false)
    expect((await lab.nr.run(freeSpace)).get('r1')?.value?.bytes).toBeGreaterThan(0)
  })

  it('have the checksum that an older release knows', async () => {
    const commands = { 'verify /sha512 flash:image.bin': "% Invalid input detected at '^' marker." }
    await using lab = await backupLab([{ ...devices[0], name: 'r1', commands }])
    const told = (await lab.nr.run(fileHash, 'image.bin')).get('r1')
    expect(told?.value?.algorithm, String(told?.error)).toBe('md5')
    const only = { file: 'image.bin', algorithm: 'sha512' } as const
    const error = (await lab.nr.run(fileHash, only)).get('r1')?.error
    expect(error).toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      cause: { code: 'COMMAND_REJECTED' },
    })
  })

  it('have names that the command line cannot take for anything else', async () => {
    await using lab = await backupLab(devices)
    for (const file of ['image bin', 'x?', 'a|b', "a'b"]) {
      const error = (await lab.nr.run(checkFile, file)).get('r1')?.error
      expect(error, file).toMatchObject({ code: 'INPUT_REFUSED' })
      lab.nr.resetFailedHosts()
    }
  })

  it('are not known on a platform that says nothing of them', async () => {
    const acme = definePlatform({ extends: 'cisco_ios', name: 'acme_switch', files: undefined })
    await using lab = await backupLab(devices, {}, acme)
    const error = (await lab.nr.run(checkFile, 'image.bin')).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
  })
})
