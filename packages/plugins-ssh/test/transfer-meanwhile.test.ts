import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  definePlatform,
  linux,
  type TransferFileParams,
  transferFile,
} from '@nornir-ts/plugins-ssh'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

const facts = linux.files as NonNullable<typeof linux.files>
const uncounted = definePlatform({
  extends: 'linux',
  name: 'no_hash',
  files: { ...facts, checksums: [] },
})
/** It tells of a smaller file than it gives. */
const liar = definePlatform({
  extends: 'linux',
  name: 'liar',
  files: {
    ...facts,
    checksums: [],
    size: { command: 'echo 10; true {path}', line: /^(?<value>10)$/ },
  },
})

describeWith(['sshd'], 'what others do while a file is moved', () => {
  let sshd: Sshd
  let folder: string
  /** As the device has it. */
  let remote: string
  let local: string
  const content = randomBytes(1_000_000)
  beforeAll(async () => {
    sshd = await startSshd({ config: ['Subsystem sftp internal-sftp'] })
  }, 30_000)
  afterAll(() => sshd.close())
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-meanwhile-'))
    remote = join(folder, 'device')
    local = join(folder, 'image.bin')
    await mkdir(remote)
    await chmod(folder, 0o755)
    await chmod(remote, 0o777)
    await writeFile(local, content)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const open = (platform = 'linux') => {
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform }
    return testNornir({ box }, { platforms: [uncounted, liar] })
  }
  const put = (more: Partial<TransferFileParams> = {}): TransferFileParams => {
    return { direction: 'put', local, fileSystem: `${remote}/`, ...more }
  }

  /** Runs a transfer, and something else at the first event that tells of `message`. */
  async function meanwhile(
    { nr }: Awaited<ReturnType<typeof testNornir>>,
    params: TransferFileParams,
    { at, work }: { readonly at: RegExp; readonly work: () => Promise<unknown> },
  ) {
    const run = nr.run(transferFile, params)
    let working: Promise<unknown> | undefined
    run.events$.subscribe((event) => {
      if (event.type === 'progress' && at.test(event.message ?? '')) working ??= work()
    })
    const done = (await run).get('box')
    expect(working).toBeDefined()
    await working
    return done
  }

  it('never passes for what was moved: a file of its name that came', async () => {
    await using lab = await open()
    const path = join(remote, 'image.bin')
    const done = await meanwhile(lab, put(), {
      at: /^comparing what/,
      work: () => writeFile(path, 'of somebody else'),
    })
    expect(done?.error, String(done?.error)).toMatchObject({ code: 'FILE_DIFFERS', path })
    expect(await readdir(remote)).toEqual(['image.bin'])
    expect(await readFile(path, 'utf8')).toBe('of somebody else')
  })

  it('is found out: a file here that is changed and has the same size', async () => {
    await using lab = await open('no_hash')
    const done = await meanwhile(lab, put({ maxBytesPerSecond: 2_000_000 }), {
      at: /^[1-9]\d+ of \d+ bytes/,
      work: () => writeFile(local, randomBytes(content.length), { flag: 'r+' }),
    })
    expect(done?.error, String(done?.error)).toMatchObject({ code: 'LOCAL_FILE' })
    expect(done?.error?.message).toContain('changed while it was moved')
    expect(await readdir(remote)).toEqual([])
  })

  it('is told as it is: a file here that is deleted', async () => {
    await using lab = await open()
    const done = await meanwhile(lab, put({ maxBytesPerSecond: 2_000_000 }), {
      at: /^[1-9]\d+ of \d+ bytes/,
      work: () => rm(local),
    })
    expect(done?.error, String(done?.error)).toMatchObject({ code: 'LOCAL_FILE', local })
    expect(await readdir(remote)).toEqual([])
  })

  it('is told as it is: a file here that nobody may read', async () => {
    // root may read anything: a folder in the place of the file is what nobody can.
    await using lab = await open()
    const done = await meanwhile(lab, put(), {
      at: /^looking what is free/,
      work: () => rm(local).then(() => mkdir(local)),
    })
    expect(done?.error, String(done?.error)).toMatchObject({ code: 'LOCAL_FILE', local })
    expect(await readdir(remote)).toEqual([])
  })

  it('is no old acquaintance: a file here with another content and the times of the last one', async () => {
    await using lab = await open()
    const at = new Date(1_700_000_000_000)
    await utimes(local, at, at)
    expect((await lab.nr.run(transferFile, put())).get('box')?.value?.transferred).toBe(true)
    const other = randomBytes(content.length)
    await writeFile(local, other)
    await utimes(local, at, at)
    const done = (await lab.nr.run(transferFile, put({ overwrite: true }))).get('box')
    expect(done?.value, String(done?.error)).toMatchObject({ transferred: true, verified: true })
    expect(other.equals(await readFile(join(remote, 'image.bin')))).toBe(true)
  })

  it.each(['sftp', 'scp'] as const)(
    'ends where more comes than was told, by %s',
    async (protocol) => {
      await using lab = await open('liar')
      await writeFile(join(remote, 'image.bin'), content)
      const params = {
        ...put({ protocol }),
        direction: 'get',
        file: 'image.bin',
        local: `${local}.2`,
      } as const
      const done = (await lab.nr.run(transferFile, params)).get('box')
      const received = '1000000 bytes or more'
      expect(done?.error, String(done?.error)).toMatchObject({ code: 'FILE_CORRUPT', received })
      expect(await readdir(folder)).toEqual(['device', 'image.bin'])
    },
  )
})
