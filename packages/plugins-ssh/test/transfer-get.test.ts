import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent } from '@nornir-ts/core'
import {
  type CliSession,
  definePlatform,
  type SshOptions,
  ssh,
  transferFile,
} from '@nornir-ts/plugins-ssh'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

describeWith(['sshd'], 'files that come from bash behind OpenSSH', () => {
  let sshd: Sshd
  let folder: string
  /** As the device has it. */
  let remote: string
  const content = randomBytes(1_000_000)
  beforeAll(async () => {
    sshd = await startSshd({ config: ['Subsystem sftp internal-sftp'] })
  }, 30_000)
  afterAll(() => sshd.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-get-'))
    remote = join(folder, 'device')
    await mkdir(remote)
    await mkdir(join(folder, 'here'))
    await chmod(folder, 0o755)
    await chmod(remote, 0o777)
    await writeFile(join(remote, 'image.bin'), content)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const open = (names: readonly string[] = ['box'], options: SshOptions = {}) => {
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform: 'linux' }
    return testNornir(Object.fromEntries(names.map((name) => [name, box])), options)
  }
  const here = () => readdir(join(folder, 'here')).then((names) => names.sort())
  const get = (name = 'image.bin') => ({
    direction: 'get' as const,
    file: 'image.bin',
    local: join(folder, 'here', name),
    fileSystem: `${remote}/`,
  })
  const logIns = () => sshd.log.filter((line) => line.includes('Accepted password')).length
  const fractionOf = (event: RunEvent) => (event.type === 'progress' ? event.fraction : 0)

  it('have names of their own for each host', async () => {
    await using lab = await open(['r1', 'r2', 'a/b'])
    const result = await lab.nr.run(transferFile, get('{host}.bin'))
    for (const [host, { error }] of result) expect(error, host).toBeUndefined()
    const names = await here()
    expect(names).toHaveLength(3)
    expect(names).toEqual(expect.arrayContaining(['r1.bin', 'r2.bin']))
    for (const name of names)
      expect(content.equals(await readFile(join(folder, 'here', name)))).toBe(true)
  })

  it('are never mixed up where several hosts have the same name for them', async () => {
    await using lab = await open(['r1', 'r2', 'r3'])
    const result = await lab.nr.run(transferFile, get())
    const errors = Array.from(result.values(), ({ error }) => error).filter(Boolean)
    for (const error of errors) expect(error).toMatchObject({ code: 'FILE_DIFFERS' })
    expect(await here()).toEqual(['image.bin'])
    expect(content.equals(await readFile(join(folder, 'here', 'image.bin')))).toBe(true)
  })

  it.each([
    ['what is there agrees', content.subarray(0, 400_000), 'ok'],
    ['what is there does not', randomBytes(400_000), 'FILE_CORRUPT'],
    ['there is more than the file has', randomBytes(1_000_001), 'ok'],
  ] as const)('go on where an earlier transfer stopped: %s', async (_, left, expected) => {
    await writeFile(join(folder, 'here', 'image.bin.box.part'), left)
    await using lab = await open()
    const run = lab.nr.run(transferFile, { ...get(), resume: true })
    let least = 1
    run.events$.subscribe((event) => {
      if (fractionOf(event) > 0) least = Math.min(least, fractionOf(event))
    })
    const done = (await run).get('box')
    if (expected === 'ok') expect(done?.value?.verified, String(done?.error)).toBe(true)
    else expect(done?.error).toMatchObject({ code: expected })
    expect(await here()).toEqual(expected === 'ok' ? ['image.bin'] : [])
    if (left.length === 400_000) expect(least).toBeGreaterThanOrEqual(0.4)
    else expect(least).toBeLessThan(0.4)
  })

  it.each([true, false])(
    'leave what the next one goes on with, or nothing (%s)',
    async (resume) => {
      // More than what may be on its way.
      const large = randomBytes(8_000_000)
      await writeFile(join(remote, 'image.bin'), large)
      await using lab = await open()
      const run = lab.nr.run(transferFile, { ...get(), resume, maxBytesPerSecond: 4_000_000 })
      let killed: Promise<void> | undefined
      run.events$.subscribe((event) => {
        if (fractionOf(event) > 0.3) killed ??= sshd.killSessions()
      })
      expect((await run).get('box')?.error).toMatchObject({ code: 'FILE_INTERRUPTED' })
      await killed
      expect(await here()).toEqual(resume ? ['image.bin.box.part'] : [])
      lab.nr.resetFailedHosts()
      const next = (await lab.nr.run(transferFile, { ...get(), resume })).get('box')
      expect(next?.value?.verified, String(next?.error)).toBe(true)
      expect(large.equals(await readFile(join(folder, 'here', 'image.bin')))).toBe(true)
    },
  )

  it('come although the session of commands is lost meanwhile, as to an exec-timeout', async () => {
    const acme = definePlatform({ extends: 'linux', name: 'acme_box', channels: 'single' })
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform: 'acme_box' }
    await using lab = await testNornir({ box }, { platforms: [acme] })
    const run = lab.nr.run(transferFile, {
      ...get(),
      direction: 'put',
      local: join(remote, 'image.bin'),
      file: 'copy.bin',
      maxBytesPerSecond: 2_000_000,
    })
    let isKilled = false
    run.events$.subscribe((event) => {
      if (isKilled || fractionOf(event) < 0.3) return
      isKilled = true
      // The shell alone: the server of files is a process of its own, over a connection of its own.
      spawnSync('pkill', ['-KILL', '-u', username, '-x', 'bash'])
    })
    const done = (await run).get('box')
    expect(done?.value, String(done?.error)).toMatchObject({ transferred: true, verified: true })
    expect(isKilled).toBe(true)
    expect(content.equals(await readFile(join(remote, 'copy.bin')))).toBe(true)
  })

  it('come and go on the session object as well, over its own connection where that does no harm', async () => {
    await using lab = await open()
    const before = logIns()
    const steps = new Set<string>()
    const moved = await lab.nr.run(async ({ connection }) => {
      const session: CliSession = await connection(ssh)
      const onProgress = ({ step }: { readonly step: string }): void => void steps.add(step)
      const got = await session.transferFile({ ...get(), onProgress })
      const put = { ...get(), direction: 'put', file: 'copy.bin', onProgress } as const
      const dry = await session.transferFile({ ...put, dryRun: true })
      return { got, dry, back: await session.transferFile(put) }
    })
    const { value, error } = moved.get('box') ?? {}
    expect(value, String(error)).toMatchObject({
      got: { transferred: true, verified: true },
      dry: { transferred: false },
      back: { transferred: true, verified: true },
    })
    expect([...steps]).toEqual(expect.arrayContaining(['look', 'room', 'copy', 'verify', 'rename']))
    expect(content.equals(await readFile(join(remote, 'copy.bin')))).toBe(true)
    expect(logIns() - before).toBe(1)
  })
})
