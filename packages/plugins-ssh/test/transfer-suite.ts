import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Faults, LabDevice } from '@nornir-ts/lab'
import {
  checkFile,
  sendCommand,
  sendConfig,
  ssh,
  type TransferFileParams,
  transferFile,
} from '@nornir-ts/plugins-ssh'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileSubject } from './file-subject.ts'
import { labFiles } from './lab-files.ts'

/**
 * Tests of what transfers promise, on a simulated device with a flash of 4 MB.
 *
 * @param subject - The platform.
 */
export function describeTransfers(subject: FileSubject): void {
  const { platform, fileSystem, strongest } = subject
  const content = randomBytes(300_000)
  const name = 'image.bin'

  describe(`transferFile on ${platform}`, () => {
    let folder: string
    let local: string
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transfer-'))
      local = join(folder, 'image.bin')
      await writeFile(local, content)
    })
    afterEach(() => rm(folder, { recursive: true, force: true }))

    const start = async (options: FileSubject['device'] = {}, isServerOn = true) => {
      const { device: given, serverLines = [] } = subject
      const lab = await labFiles({ platform, flashBytes: 4_000_000, ...given, ...options })
      if (isServerOn && serverLines.length > 0) {
        ;(await lab.nr.run(sendConfig, serverLines)).throwOnError()
      }
      const move = async (params: Partial<TransferFileParams> = {}) => {
        lab.nr.resetFailedHosts()
        const given: TransferFileParams = { direction: 'put', local, ...params }
        const done = (await lab.nr.run(transferFile, given)).get('r1')
        if (done === undefined) throw new Error('there is no result')
        return done
      }
      return { ...lab, move }
    }

    /** Nothing that a failed transfer left is there, and never under the final name. */
    const expectClean = (device: LabDevice): void => {
      expect(device.fileNames().filter((file) => file.startsWith(name))).toEqual([])
    }

    const hash = strongest && {
      algorithm: strongest,
      hash: createHash(strongest).update(content).digest('hex'),
    }

    it.each(subject.protocols)('puts a file and gets it back by %s', async (protocol) => {
      await using lab = await start()
      const there = await lab.move({ protocol })
      expect(there, String(there.error)).toMatchObject({
        changed: true,
        value: {
          path: `${fileSystem}image.bin`,
          existed: false,
          transferred: true,
          verified: strongest !== undefined,
          bytes: content.length,
        },
      })
      expect(there.value?.hash).toEqual(hash)
      expect(lab.device.fileNames().filter((file) => file.startsWith(name))).toEqual([name])
      expect(lab.device.file(name)?.equals(content)).toBe(true)
      const back = await lab.move({
        direction: 'get',
        file: 'image.bin',
        local: `${local}.2`,
        protocol,
      })
      expect(back, String(back.error)).toMatchObject({ changed: false })
      expect(content.equals(await readFile(`${local}.2`))).toBe(true)
      expect((await readdir(folder)).sort()).toEqual(['image.bin', 'image.bin.2'])
    })

    it('says what it would do in a dry run, and does nothing', async () => {
      await using lab = await start()
      const before = lab.device.fileNames()
      const dry = (
        await lab.nr.run(transferFile, { direction: 'put', local }, { dryRun: true })
      ).get('r1')
      expect(dry, String(dry?.error)).toMatchObject({
        changed: true,
        value: { transferred: false },
      })
      expect(dry?.diff).toContain('image.bin')
      expect(lab.device.fileNames()).toEqual(before)
    })

    it('leaves the session of commands where it was', async () => {
      await using lab = await start()
      const asked = await lab.nr.run(async ({ connection }) => {
        const session = await connection(ssh)
        const before = session.mode
        await session.freeSpace()
        const after = session.mode
        await session.sendCommand('show version')
        return { before, after }
      })
      const { value, error } = asked.get('r1') ?? {}
      expect(value?.after, String(error)).toBe(value?.before)
    })

    it('does nothing where the same is there', async () => {
      await using lab = await start({ files: { [name]: content } })
      const done = await lab.move()
      if (strongest === undefined) {
        expect(done.error).toMatchObject({ code: 'FILE_DIFFERS' })
        return
      }
      expect(done, String(done.error)).toMatchObject({
        changed: false,
        value: { existed: true, transferred: false, verified: true, hash },
      })
    })

    it('replaces a file with other content only where it is told to', async () => {
      const other = randomBytes(content.length)
      await using lab = await start({ files: { [name]: other } })
      expect((await lab.move()).error).toMatchObject({ code: 'FILE_DIFFERS' })
      expect(lab.device.file(name)?.equals(other)).toBe(true)
      const done = await lab.move({ overwrite: true })
      expect(done.value, String(done.error)).toMatchObject({ existed: true, transferred: true })
      expect(lab.device.file(name)?.equals(content)).toBe(true)
    })

    it('moves an empty file', async () => {
      await writeFile(local, '')
      await using lab = await start()
      const done = await lab.move()
      expect(done.value, String(done.error)).toMatchObject({ bytes: 0, transferred: true })
      expect(lab.device.file(name)?.length).toBe(0)
    })

    it('refuses what does not fit, before anything is moved', async () => {
      await using lab = await start({ flashBytes: 200_000 })
      expect((await lab.move()).error).toMatchObject({ code: 'NO_ROOM' })
      await using tight = await start({ flashBytes: content.length + 500_000 })
      expect((await tight.move()).error).toMatchObject({ code: 'NO_ROOM' })
      expect((await tight.move({ marginBytes: 0 })).value?.transferred).toBe(true)
    })

    it.each<[string, Faults, object]>([
      [
        'is full in mid-copy',
        { fullAfterFileBytes: 100_000 },
        { code: 'FILE_REFUSED', reason: 'no-space' },
      ],
      [
        'has a read-only disk',
        { fileWrites: 'read-only' },
        { code: 'FILE_REFUSED', reason: 'read-only' },
      ],
      [
        'gives no permission',
        { fileWrites: 'denied' },
        { code: 'FILE_REFUSED', reason: 'no-permission' },
      ],
      ['cuts the link at 30 %', { dropAfterFileBytes: 90_000 }, { code: 'FILE_INTERRUPTED' }],
    ])('leaves nothing on a device that %s', async (_, faults, expected) => {
      await using lab = await start()
      lab.device.setFaults(faults)
      for (const protocol of subject.protocols) {
        expect((await lab.move({ protocol })).error, protocol).toMatchObject(expected)
        expectClean(lab.device)
      }
      // The session of commands is as good as before.
      lab.nr.resetFailedHosts()
      expect((await lab.nr.run(checkFile, 'image.bin')).get('r1')?.value?.exists).toBe(false)
    })

    it('finds out a device that stores something else', async () => {
      await using lab = await start({ faults: { corruptFiles: true } })
      const done = await lab.move()
      if (strongest === undefined) {
        expect(done.warnings).toEqual([expect.stringContaining('only its size was compared')])
        return
      }
      expect(done.error).toMatchObject({ code: 'FILE_CORRUPT' })
      expectClean(lab.device)
    })

    const { unknownCommand } = subject
    it('reads back what a device counts no checksum of', async () => {
      const commands = unknownCommand?.every ?? /^no command$/
      await using lab = await start({ faults: { unknownCommand: commands } })
      const sha256 = {
        algorithm: 'sha256',
        hash: createHash('sha256').update(content).digest('hex'),
      }
      const none = strongest === undefined || unknownCommand?.every !== undefined
      const expected = none ? sha256 : hash
      const done = await lab.move({ readBack: true })
      expect(done.value, String(done.error)).toMatchObject({ transferred: true, verified: true })
      expect(done.value?.hash).toEqual(expected)
      const again = await lab.move({ readBack: true })
      expect(again.value, String(again.error)).toMatchObject({ transferred: false, verified: true })
      lab.device.setFaults({ unknownCommand: commands, corruptFiles: true })
      const corrupt = await lab.move({ readBack: true, file: 'other.bin' })
      expect(corrupt.error).toMatchObject({ code: 'FILE_CORRUPT' })
    })

    it('keeps a file that is there when the one that should replace it arrives corrupt', async () => {
      if (!subject.canRename || strongest === undefined) return
      const other = randomBytes(1_000)
      await using lab = await start({ files: { [name]: other }, faults: { corruptFiles: true } })
      expect((await lab.move({ overwrite: true })).error).toMatchObject({ code: 'FILE_CORRUPT' })
      expect(lab.device.fileNames().filter((file) => file.startsWith(name))).toEqual([name])
      expect(lab.device.file(name)?.equals(other)).toBe(true)
    })

    const older = unknownCommand === undefined ? [] : [unknownCommand]
    it.each(older)('takes what an older release counts', async ({ pattern, left }) => {
      await using lab = await start({ faults: { unknownCommand: pattern } })
      const done = await lab.move()
      expect(done.value, String(done.error)).toMatchObject({ transferred: true })
      expect(done.value?.hash?.algorithm).toBe(left)
      expect(done.value?.verified).toBe(left !== undefined)
    })

    it.each(['refused', 'ends-first', 'closing-ends-first'] as const)(
      'rule 21: keeps the session of commands where a second channel is a harm (%s)',
      async (secondChannel) => {
        await using lab = await start({ faults: { secondChannel } })
        const logIns = lab.device.loginAttempts.length
        expect((await lab.move()).value?.transferred).toBe(true)
        expect((await lab.nr.run(sendCommand, 'show version')).failed).toBe(false)
        // One for the files; the commands went on over the first.
        expect(lab.device.loginAttempts.length - logIns).toBeLessThanOrEqual(2)
        expect(lab.device.loginAttempts.every(({ accepted }) => accepted)).toBe(true)
      },
    )

    it('ends at once when it is cancelled, and removes what it left', async () => {
      await using lab = await start()
      const run = lab.nr.run(transferFile, { direction: 'put', local, maxBytesPerSecond: 50_000 })
      run.events$.subscribe((event) => {
        if (event.type === 'progress' && event.fraction > 0) run.cancel('enough')
      })
      const done = (await run).get('r1')
      expect(done?.status).toBe('cancelled')
      expectClean(lab.device)
    })

    const { serverLines = [] } = subject
    const switched = serverLines.slice(0, 1)
    it.each(switched)('says that the server is off, and how it is turned on: %s', async (line) => {
      await using lab = await start({}, false)
      const { error } = await lab.move()
      expect(error).toMatchObject({ code: 'FILE_SERVER_OFF' })
      expect(error?.message).toContain(line)
      expectClean(lab.device)
    })

    it.each(switched)(
      'turns the server on if told to, and off again, whatever happens: %s',
      async (line) => {
        await using lab = await start({}, false)
        const before = lab.device.runningConfig()
        const done = await lab.move({ enableServer: true })
        expect(done.value, String(done.error)).toMatchObject({ transferred: true })
        expect(lab.device.runningConfig()).toBe(before)
        lab.device.setFaults({ fullAfterFileBytes: 1_000 })
        const failed = await lab.move({ enableServer: true, file: 'other.bin' })
        expect(failed.error).toMatchObject({ code: 'FILE_REFUSED' })
        expect(lab.device.runningConfig()).toBe(before)
        expect(lab.device.receivedText()).toContain(line)
      },
    )

    it.each(switched)('leaves a server on that was on: %s', async (line) => {
      await using lab = await start()
      const before = lab.device.runningConfig()
      expect((await lab.move({ enableServer: true })).value?.transferred).toBe(true)
      expect(lab.device.runningConfig()).toBe(before)
      expect(before).toContain(line)
    })

    it('goes on by SFTP only, and says so where there is none', async () => {
      await using lab = await start()
      const done = await lab.move({ resume: true })
      if (subject.protocols.includes('sftp')) expect(done.error).toBeUndefined()
      else {
        const code = subject.sftpIsOff === true ? 'FILE_SERVER_OFF' : 'UNSUPPORTED_OPERATION'
        expect(done.error).toMatchObject({ code })
      }
    })

    it('does not overwrite a folder', async () => {
      await using lab = await start({ files: { [`${name}/inside`]: 'x' } })
      const { error, value } = await lab.move()
      expect(value?.transferred ?? false, String(error)).toBe(false)
      expect(lab.device.fileNames()).toEqual([`${name}/inside`])
    })
  })
}
