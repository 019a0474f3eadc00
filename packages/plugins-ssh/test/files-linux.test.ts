import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFile, deleteFile, fileHash, freeSpace, sendCommand } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

describeWith(['sshd'], 'files on bash behind OpenSSH', () => {
  let sshd: Sshd
  let folder: string
  beforeAll(async () => {
    sshd = await startSshd()
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-files-'))
    await chmod(folder, 0o777)
  }, 30_000)
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await sshd.close()
  })

  const open = () => {
    const { hostname, port, username, password } = sshd
    return testNornir({ box: { hostname, port, username, password, platform: 'linux' } })
  }
  const content = Buffer.alloc(70_000, 'x')
  const put = async (name: string) => {
    const path = join(folder, name)
    await writeFile(path, content, { mode: 0o666 })
    return path
  }

  it.each([
    'image.bin',
    'with space.bin',
    "it's.bin",
    '-rf',
    '$(reboot).bin',
    'a;b&c|d.bin',
    'ü.bin',
  ])('are what they are: %s', async (name) => {
    const path = await put(name)
    await using lab = await open()
    const there = (await lab.nr.run(checkFile, path)).get('box')
    expect(there?.value, String(there?.error)).toEqual({ path, exists: true, bytes: 70_000 })
    for (const algorithm of ['sha512', 'sha256', 'md5'] as const) {
      const hash = createHash(algorithm).update(content).digest('hex')
      const told = (await lab.nr.run(fileHash, { file: path, algorithm })).get('box')
      expect(told?.value, String(told?.error)).toEqual({ path, algorithm, hash })
    }
    expect((await lab.nr.run(fileHash, path)).get('box')?.value?.algorithm).toBe('sha512')
    const deleted = (await lab.nr.run(deleteFile, { file: name, fileSystem: `${folder}/` })).get(
      'box',
    )
    expect(deleted, String(deleted?.error)).toMatchObject({ changed: true, value: { path } })
    expect(await readdir(folder)).not.toContain(name)
  })

  it('are said not to be there, and that is no error but for a checksum', async () => {
    await using lab = await open()
    const file = join(folder, 'nothing.bin')
    const none = { path: file, exists: false, bytes: undefined }
    expect((await lab.nr.run(checkFile, file)).get('box')?.value).toEqual(none)
    expect((await lab.nr.run(deleteFile, file)).get('box')).toMatchObject({
      changed: false,
      value: none,
    })
    expect((await lab.nr.run(fileHash, file)).get('box')?.error).toMatchObject({
      code: 'FILE_MISSING',
    })
  })

  it('have so much room', async () => {
    await using lab = await open()
    const place = { fileSystem: `${folder}/` }
    const { value, error } = (await lab.nr.run(freeSpace, place)).get('box') ?? {}
    expect(error).toBeUndefined()
    const { bavail, bsize } = await statfs(folder)
    expect((value?.bytes ?? 0) / (bavail * bsize)).toBeCloseTo(1, 1)
  })

  it('are left alone in a dry run', async () => {
    const path = await put('dry.bin')
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform: 'linux' }
    await using lab = await testNornir({ box }, {}, { dryRun: true })
    const dry = await lab.nr.run(deleteFile, path)
    expect(dry.get('box')).toMatchObject({ changed: true, value: { exists: true } })
    expect(await readdir(folder)).toContain('dry.bin')
  })

  it('that cannot be deleted are an error with the reason', async () => {
    const locked = join(folder, 'locked')
    await mkdir(locked)
    await writeFile(join(locked, 'x.bin'), content, { mode: 0o644 })
    await chmod(locked, 0o555)
    await using lab = await open()
    const error = (await lab.nr.run(deleteFile, join(locked, 'x.bin'))).get('box')?.error
    expect(error).toMatchObject({
      code: 'FILE_STILL_THERE',
      message: expect.stringContaining('Permission denied'),
    })
  })

  it('are no folders: the answer is shown', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(fileHash, folder)).get('box')?.error
    expect(error).toMatchObject({
      code: 'FILE_QUESTION',
      message: expect.stringContaining('Is a directory'),
    })
  })

  it.each(['/', '/dev/zero', 'pipe'])(
    'are only what is a file, and never read for ever: %s',
    async (name) => {
      const pipe = join(folder, 'pipe')
      await using lab = await open()
      const made = await lab.nr.run(sendCommand, `mkfifo ${pipe}`)
      made.throwOnError()
      const file = { '/': folder, pipe }[name] ?? name
      const error = (await lab.nr.run(checkFile, { file, timeoutMs: 2_000 })).get('box')?.error
      expect(error, String(error)).toMatchObject({ code: 'FILE_QUESTION' })
      await rm(pipe)
    },
  )

  it.each(['', 'a\nb', 'a\u0003b', '/tmp/'])('are not asked about by %j', async (file) => {
    await using lab = await open()
    const error = (await lab.nr.run(checkFile, { file })).get('box')?.error
    expect(error).toMatchObject({ code: 'INPUT_REFUSED' })
  })
})
