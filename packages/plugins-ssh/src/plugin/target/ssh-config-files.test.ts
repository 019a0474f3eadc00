import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SshConfigFiles } from './ssh-config-files.ts'

const log = pino({ level: 'silent' })
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('SshConfigFiles', () => {
  it('reads nothing unless it is asked to', async () => {
    const files = new SshConfigFiles(undefined)
    expect(await files.read(undefined, log)).toBeUndefined()
    expect(await files.read(false, log)).toBeUndefined()
  })

  it('reads a set of files once, also when many ask at the same time', async () => {
    const file = join(folder, 'config')
    await writeFile(file, 'Port 1\n')
    const files = new SshConfigFiles(undefined)
    const [one, two] = await Promise.all([files.read(file, log), files.read(file, log)])
    await writeFile(file, 'Port 2\n')
    expect(two).toBe(one)
    expect(await files.read(file, log)).toBe(one)
    expect(one?.lookup('r1').port).toBe(1)
    expect((await files.read([file], log))?.lookup('r1').port).toBe(2)
  })

  it('reads again after a failure', async () => {
    const file = join(folder, 'late')
    const files = new SshConfigFiles(undefined)
    await expect(files.read(file, log)).rejects.toMatchObject({ code: 'SSH_CONFIG_FILE' })
    await writeFile(file, 'Port 3\n')
    expect((await files.read(file, log))?.lookup('r1').port).toBe(3)
  })
})
