import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineTask, type RunEvent, workers } from '@nornir-ts/core'
import {
  definePlatform,
  linux,
  type SshOptions,
  type TransferFileParams,
  transferFile,
} from '@nornir-ts/plugins-ssh'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

/** Whether an event tells of bytes that were moved. */
const isCopying = (event: RunEvent): event is Extract<RunEvent, { type: 'progress' }> =>
  event.type === 'progress' && / of \d+ bytes$/.test(event.message ?? '')

describeWith(['sshd'], 'transferFile on bash behind OpenSSH', () => {
  let sshd: Sshd
  let withoutSftp: Sshd
  let folder: string
  /** As the device has it. */
  let remote: string
  beforeAll(async () => {
    sshd = await startSshd({ config: ['Subsystem sftp internal-sftp'] })
    withoutSftp = await startSshd()
  }, 30_000)
  afterAll(async () => {
    await sshd.close()
    await withoutSftp.close()
  })
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transfer-'))
    remote = join(folder, 'device')
    await mkdir(remote)
    await chmod(folder, 0o755)
    await chmod(remote, 0o777)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const open = (platform = 'linux', options: SshOptions = {}, nornir = {}) => {
    const { hostname, port, username, password } = sshd
    return testNornir({ box: { hostname, port, username, password, platform } }, options, nornir)
  }
  const content = randomBytes(1_000_000)
  const put = async (params: Partial<TransferFileParams> = {}): Promise<TransferFileParams> => {
    const local = join(folder, 'image.bin')
    await writeFile(local, content)
    return { direction: 'put', local, fileSystem: `${remote}/`, ...params }
  }
  const sha512 = createHash('sha512').update(content).digest('hex')

  it.each(['sftp', 'scp'] as const)('puts a file and gets it back by %s', async (protocol) => {
    await using lab = await open()
    const there = (await lab.nr.run(transferFile, await put({ protocol }))).get('box')
    expect(there, String(there?.error)).toMatchObject({
      changed: true,
      warnings: [],
      value: {
        path: join(remote, 'image.bin'),
        existed: false,
        transferred: true,
        verified: true,
        bytes: content.length,
        hash: { algorithm: 'sha512', hash: sha512 },
      },
    })
    expect(await readdir(remote)).toEqual(['image.bin'])
    expect(content.equals(await readFile(join(remote, 'image.bin')))).toBe(true)
    const local = join(folder, 'back.bin')
    const file = join(remote, 'image.bin')
    const back = (await lab.nr.run(transferFile, { direction: 'get', local, file, protocol })).get(
      'box',
    )
    expect(back, String(back?.error)).toMatchObject({
      changed: false,
      value: { transferred: true, verified: true },
    })
    expect(content.equals(await readFile(local))).toBe(true)
  })

  it('does nothing where the same is there', async () => {
    await using lab = await open()
    const params = await put()
    await lab.nr.run(transferFile, params)
    const again = (await lab.nr.run(transferFile, params)).get('box')
    expect(again).toMatchObject({
      changed: false,
      diff: '',
      value: { existed: true, transferred: false, verified: true },
    })
    const get = { ...params, direction: 'get' } as const
    const back = (await lab.nr.run(transferFile, get)).get('box')
    expect(back?.value, String(back?.error)).toMatchObject({ existed: true, transferred: false })
  })

  it('replaces a file with other content only where it is told to', async () => {
    await using lab = await open()
    const params = await put()
    const path = join(remote, 'image.bin')
    await writeFile(path, 'old')
    await chmod(path, 0o666)
    const refused = (await lab.nr.run(transferFile, params)).get('box')
    expect(refused?.error).toMatchObject({ code: 'FILE_DIFFERS', path })
    expect(await readFile(path, 'utf8')).toBe('old')
    lab.nr.resetFailedHosts()
    const done = (await lab.nr.run(transferFile, { ...params, overwrite: true })).get('box')
    expect(done, String(done?.error)).toMatchObject({ changed: true, value: { existed: true } })
    expect(content.equals(await readFile(path))).toBe(true)
    expect(await readdir(remote)).toEqual(['image.bin'])
  })

  it('moves nothing in a dry run, and says what it would', async () => {
    await using lab = await open('linux', {}, { dryRun: true })
    const dry = (await lab.nr.run(transferFile, await put())).get('box')
    expect(dry).toMatchObject({ changed: true, value: { transferred: false } })
    expect(dry?.diff).toMatch(/image\.bin → .*device\/image\.bin \(1000000 bytes\)$/)
    expect(await readdir(remote)).toEqual([])
  })

  it('looks whether there is room before it begins', async () => {
    await using lab = await open()
    const params = await put({ marginBytes: 2 ** 60 })
    const error = (await lab.nr.run(transferFile, params)).get('box')?.error
    expect(error).toMatchObject({ code: 'NO_ROOM', fileSystem: `${remote}/` })
    expect(await readdir(remote)).toEqual([])
  })

  it('leaves nothing where it is not allowed to write', async () => {
    await chmod(remote, 0o555)
    await using lab = await open()
    const error = (await lab.nr.run(transferFile, await put())).get('box')?.error
    expect(error).toMatchObject({
      code: 'FILE_REFUSED',
      message: expect.stringContaining('ermission'),
    })
  })

  it('gives no file its name that a device has corrupted, and removes what came', async () => {
    const broken = definePlatform({
      extends: 'linux',
      name: 'broken_disk',
      files: {
        ...(linux.files as NonNullable<typeof linux.files>),
        checksums: [
          {
            algorithm: 'sha256',
            command: 'echo broken {path}; sha256sum /dev/null',
            line: /^(?<value>[0-9a-f]{64}) /,
          },
        ],
      },
    })
    await using lab = await open('broken_disk', { platforms: [broken] })
    const error = (await lab.nr.run(transferFile, await put())).get('box')?.error
    expect(error).toMatchObject({ code: 'FILE_CORRUPT', compared: 'sha256 checksum' })
    expect(await readdir(remote)).toEqual([])
  })

  it('says so where only the size could be compared', async () => {
    const plain = definePlatform({
      extends: 'linux',
      name: 'no_hash',
      files: { ...(linux.files as NonNullable<typeof linux.files>), checksums: [] },
    })
    await using lab = await open('no_hash', { platforms: [plain] })
    const done = (await lab.nr.run(transferFile, await put())).get('box')
    expect(done, String(done?.error)).toMatchObject({
      value: { transferred: true, verified: false },
    })
    expect(done?.warnings).toEqual([expect.stringContaining('only its size was compared')])
  })

  it('goes on where an earlier transfer stopped, if what is there agrees', async () => {
    await using lab = await open()
    const part = join(remote, 'image.bin.part')
    for (const [left, from] of [
      [content.subarray(0, 400_000), 400_000],
      [randomBytes(400_000), 0],
    ] as const) {
      await rm(join(remote, 'image.bin'), { force: true })
      await writeFile(part, left)
      await chmod(part, 0o666)
      const moved: number[] = []
      const run = lab.nr.run(transferFile, await put({ resume: true }))
      run.events$.subscribe((event) => {
        if (isCopying(event)) moved.push(event.fraction * content.length)
      })
      const done = (await run).get('box')
      expect(done, String(done?.error)).toMatchObject({
        value: { transferred: true, verified: true },
      })
      expect(content.equals(await readFile(join(remote, 'image.bin')))).toBe(true)
      expect(Math.min(...moved)).toBeGreaterThanOrEqual(from)
      if (from === 0) expect(Math.min(...moved)).toBeLessThan(400_000)
    }
  })

  it('moves names with spaces, quotes and a leading hyphen, and an empty file', async () => {
    await using lab = await open()
    for (const name of ['with space', "it's", '-rf', '$(x)']) {
      const done = (await lab.nr.run(transferFile, await put({ file: name }))).get('box')
      expect(done?.value?.verified, `${name}: ${String(done?.error)}`).toBe(true)
      expect(content.equals(await readFile(join(remote, name)))).toBe(true)
    }
    const local = join(folder, 'empty.bin')
    await writeFile(local, '')
    const params = { direction: 'put', local, fileSystem: `${remote}/` } as const
    const done = (await lab.nr.run(transferFile, params)).get('box')
    expect(done?.value, String(done?.error)).toMatchObject({ bytes: 0, verified: true })
  })

  it('takes the other protocol where the server has no SFTP, unless it is told which one', async () => {
    const { hostname, port, username, password } = withoutSftp
    const box = { hostname, port, username, password, platform: 'linux' }
    await using lab = await testNornir({ box })
    const done = (await lab.nr.run(transferFile, await put())).get('box')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
    const params = await put({ protocol: 'sftp', file: 'other.bin' })
    const error = (await lab.nr.run(transferFile, params)).get('box')?.error
    expect(error).toMatchObject({ code: 'FILE_PROTOCOL_UNAVAILABLE' })
    expect(await readdir(remote)).toEqual(['image.bin'])
  })

  it('moves four at once, whatever the run does, and all arrive', async () => {
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform: 'linux' }
    const names = Array.from({ length: 12 }, (_, index) => `box${index}`)
    await using lab = await testNornir(Object.fromEntries(names.map((name) => [name, box])))
    const params = await put()
    const toOwn = defineTask({
      name: 'toOwn',
      run: ({ host, run }) => run(transferFile, { ...params, file: `${host.name}.bin` }),
    })
    let moving = 0
    let most = 0
    const run = lab.nr.run(toOwn)
    const seen = new Set<string>()
    run.events$.subscribe((event) => {
      if (!isCopying(event)) return
      if (!seen.has(event.host)) {
        seen.add(event.host)
        moving += 1
        most = Math.max(most, moving)
      }
      if (event.fraction === 1) moving -= 1
    })
    const result = await run
    for (const [host, { error }] of result) expect(error, host).toBeUndefined()
    expect((await readdir(remote)).sort()).toEqual(names.map((name) => `${name}.bin`).sort())
    expect(most).toBeLessThanOrEqual(4)
  })

  it('ends at once when the run is cancelled, and leaves nothing under the final name', async () => {
    await using lab = await open()
    const params = await put({ maxBytesPerSecond: 100_000 })
    const run = lab.nr.run(transferFile, params)
    run.events$.subscribe(({ type }) => {
      if (type === 'progress') run.cancel('enough')
    })
    const startedAt = performance.now()
    expect((await run).get('box')?.status).toBe('cancelled')
    expect(performance.now() - startedAt).toBeLessThan(8_000)
    expect(await readdir(remote)).not.toContain('image.bin')
  })

  it.each([
    { resume: false, code: 'FILE_INTERRUPTED', left: [] },
    { resume: true, code: 'FILE_LEFT', left: ['image.bin.part'] },
  ])(
    'that loses all its connections leaves what the next one goes on with, or nothing: $code',
    async (how) => {
      const { resume, code, left } = how
      await using lab = await open()
      const params = await put({ resume, protocol: 'sftp', maxBytesPerSecond: 400_000 })
      const run = lab.nr.run(transferFile, params)
      let killed: Promise<void> | undefined
      run.events$.subscribe((event) => {
        if (event.type === 'progress' && event.fraction > 0.3) killed ??= sshd.killSessions()
      })
      const error = (await run).get('box')?.error
      await killed
      expect(error, String(error)).toMatchObject({ code })
      expect(await readdir(remote)).toEqual(left)
      if (!resume) return
      lab.nr.resetFailedHosts()
      const next = (await lab.nr.run(transferFile, await put({ resume }))).get('box')
      expect(next?.value?.verified, String(next?.error)).toBe(true)
      expect(await readdir(remote)).toEqual(['image.bin'])
    },
  )

  it('works on threads', async () => {
    await using lab = await open('linux', {}, { runner: workers({ threads: 1 }) })
    const done = (await lab.nr.run(transferFile, await put())).get('box')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
  })

  describe('is an error', () => {
    it.each([
      ['without the file here', { local: '/nowhere/image.bin' }, 'LOCAL_FILE'],
      ['with a folder for it', { local: tmpdir() }, 'LOCAL_FILE'],
      ['with no direction', { direction: 'up' as 'put' }, 'TASK_PARAMS'],
      ['with a name that has a line end', { file: 'a\nb' }, 'INPUT_REFUSED'],
      [
        'without the file there',
        { direction: 'get' as const, file: 'nothing.bin' },
        'FILE_MISSING',
      ],
    ])('%s', async (_how, change, code) => {
      await using lab = await open()
      const error = (await lab.nr.run(transferFile, await put(change))).get('box')?.error
      expect(error).toMatchObject({ code })
      expect(await readdir(remote)).toEqual([])
    })
  })
})
