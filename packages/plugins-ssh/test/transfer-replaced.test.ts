import { randomBytes } from 'node:crypto'
import type { RunEvent } from '@nornir-ts/core'
import { transferFile } from '@nornir-ts/plugins-ssh'
import { describe, expect, it, vi } from 'vitest'
import { labFiles } from './lab-files.ts'

const content = randomBytes(200_000)
const old = randomBytes(1_000)
const platform = 'arista_eos'

describe('a file that is replaced', () => {
  const start = (name = 'image.bin') =>
    labFiles({ platform, startPrivileged: true, files: { [name]: old } })

  it.each([
    ['the device refuses the new name', { unknownCommand: /^rename / }],
    ['the device hangs at the new name', { hangOnCommand: /^rename / }],
  ])('is told to be gone, and what replaces it stays: %s', async (_, faults) => {
    await using lab = await start()
    lab.device.setFaults(faults)
    const params = await lab.put(content, { overwrite: true, timeoutMs: 1_000 })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done, String(done?.error)).toMatchObject({
      changed: true,
      error: { code: 'FILE_LOST', path: 'flash:image.bin', whole: 'flash:image.bin.part' },
    })
    expect(done?.error?.message).toContain('flash:image.bin.part')
    // Where the device said something, that is told.
    if ('unknownCommand' in faults) expect(done?.error?.message).toContain('% Invalid input')
    expect(lab.device.fileNames()).toEqual(['image.bin.part'])
    expect(lab.device.file('image.bin.part')?.equals(content)).toBe(true)
    // Who runs it again gets what he wanted.
    lab.device.setFaults({})
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(transferFile, params)).get('r1')?.value?.verified).toBe(true)
    expect(lab.device.fileNames()).toEqual(['image.bin'])
  })

  it('is there as before where it cannot be deleted, and nothing else is left', async () => {
    await using lab = await start()
    lab.device.setFaults({ unknownCommand: /^delete \S+image\.bin$/ })
    const params = await lab.put(content, { overwrite: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done?.error).toMatchObject({ code: 'FILE_STILL_THERE' })
    expect(lab.device.fileNames()).toEqual(['image.bin'])
    expect(lab.device.file('image.bin')?.equals(old)).toBe(true)
  })

  it.each([/^rename /, /^delete flash:image\.bin$/])(
    'is looked at again where the session is lost behind %s',
    async (dropOnCommand) => {
      await using lab = await start()
      lab.device.setFaults({ dropOnCommand })
      const params = await lab.put(content, { overwrite: true })
      const done = (await lab.nr.run(transferFile, params)).get('r1')
      const isNamed = dropOnCommand.test('rename x')
      expect(done?.changed).toBe(true)
      if (isNamed) {
        expect(done?.value, String(done?.error)).toMatchObject({ verified: true })
        expect(done?.warnings).toEqual([expect.stringContaining('image.bin has its name')])
      } else expect(done?.error).toMatchObject({ code: 'FILE_LOST' })
      const [name] = lab.device.fileNames()
      expect(name).toBe(isNamed ? 'image.bin' : 'image.bin.part')
      expect(lab.device.file(name ?? '')?.equals(content)).toBe(true)
    },
  )
})

describe('a run that is cancelled when the old file is to make way', () => {
  const isNaming = (event: RunEvent): boolean =>
    event.type === 'progress' && event.message === 'giving it its name'
  const start = () => labFiles({ platform: 'cisco_nxos', files: { 'image.bin': old } })

  it('keeps it, and removes the new one', async () => {
    await using lab = await start()
    const params = await lab.put(content, { overwrite: true, enableServer: true })
    const run = lab.nr.run(transferFile, params)
    run.events$.subscribe((event) => {
      if (isNaming(event)) run.cancel('enough')
    })
    const done = (await run).get('r1')
    expect(done, String(done?.error)).toMatchObject({ status: 'cancelled', changed: false })
    expect(lab.device.fileNames()).toEqual(['image.bin'])
    expect(lab.device.file('image.bin')?.equals(old)).toBe(true)
  })

  it('does not say that it is gone where it was not deleted, and the session is lost', async () => {
    await using lab = await start()
    const params = await lab.put(content, { overwrite: true, enableServer: true })
    const run = lab.nr.run(transferFile, params)
    run.events$.subscribe((event) => {
      if (isNaming(event)) lab.device.setFaults({ hangOnCommand: /^dir \S+image\.bin$/ })
    })
    const isHanging = () => {
      const asked = lab.device.receivedText().match(/^dir \S+image\.bin$/gm)
      expect(asked).toHaveLength(2)
    }
    await vi.waitFor(isHanging, { timeout: 10_000, interval: 5 })
    run.cancel('enough')
    const done = (await run).get('r1')
    const error = { code: 'FILE_LEFT', path: 'bootflash:image.bin.part' }
    expect(done).toMatchObject({ status: 'cancelled', changed: true, error })
    expect(lab.device.fileNames()).toEqual(['image.bin', 'image.bin.part'])
  })
})

describe('a file that is written over in its place, where nothing can be renamed', () => {
  const start = () => labFiles({ platform: 'cisco_xr', files: { 'image.bin': old } })

  it('stays where nothing was written', async () => {
    await using lab = await start()
    lab.device.setFaults({ fileWrites: 'denied' })
    const params = await lab.put(content, { overwrite: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done?.error).toMatchObject({ code: 'FILE_REFUSED' })
    expect(lab.device.file('image.bin')?.equals(old)).toBe(true)
  })

  it('is told to be gone where it was', async () => {
    await using lab = await start()
    lab.device.setFaults({ fullAfterFileBytes: 100_000 })
    const params = await lab.put(content, { overwrite: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done).toMatchObject({
      changed: true,
      error: { code: 'FILE_LOST', path: 'disk0:/image.bin', whole: undefined },
    })
    expect(done?.error?.cause).toMatchObject({ code: 'FILE_REFUSED' })
    expect(lab.device.fileNames()).toEqual([])
  })

  it('leaves no part of a file under the name, whoever wants to go on with it', async () => {
    await using lab = await labFiles({ platform: 'cisco_xr' })
    lab.device.setFaults({ dropAfterFileBytes: 100_000 })
    const params = await lab.put(content, { resume: true })
    const done = (await lab.nr.run(transferFile, params)).get('r1')
    expect(done?.error).toMatchObject({ code: 'FILE_INTERRUPTED' })
    expect(lab.device.fileNames()).toEqual([])
  })
})
