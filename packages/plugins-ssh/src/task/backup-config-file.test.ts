import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBackup, writeBackup } from './backup-config-file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-backup-'))
  path = join(folder, 'made/r1.cfg')
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const permissions = async (file: string): Promise<string> =>
  ((await stat(file)).mode & 0o777).toString(8)

describe('the file of a backup', () => {
  it('is none before the first one', async () => {
    expect(await readBackup(path)).toBeUndefined()
  })

  it('is for its owner only, and so is its folder', async () => {
    await writeBackup(path, 'a\n', 0)
    expect(await readBackup(path)).toBe('a\n')
    expect(await permissions(path)).toBe('600')
    expect(await permissions(join(folder, 'made'))).toBe('700')
  })

  it('takes the place of one that everybody could read', async () => {
    await writeBackup(path, 'a\n', 0)
    await chmod(path, 0o644)
    await writeBackup(path, 'b\n', 0)
    expect(await permissions(path)).toBe('600')
    expect(await readdir(join(folder, 'made'))).toEqual(['r1.cfg'])
  })

  it('is always whole to whoever reads it meanwhile', async () => {
    const texts = ['a', 'b'].map((letter) => letter.repeat(1_000_000))
    await writeBackup(path, texts[0] ?? '', 0)
    let isDone = false
    const writing = (async () => {
      for (let turn = 1; turn <= 20; turn += 1) await writeBackup(path, texts[turn % 2] ?? '', 1)
      isDone = true
    })()
    const seen = new Set<string>()
    while (!isDone) seen.add((await readFile(path, 'utf8')).replace(/^(.)\1*$/, '$1'))
    await writing
    expect([...seen].filter((text) => text !== 'a' && text !== 'b')).toEqual([])
  })

  it('keeps as many older ones as asked for, the last one as .1', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        async (keep, count) => {
          await rm(join(folder, 'made'), { recursive: true, force: true })
          for (let turn = 1; turn <= count; turn += 1) await writeBackup(path, `${turn}`, keep)
          const kept = Array.from({ length: Math.min(keep, count - 1) }, (_one, age) => age + 1)
          const names = ['r1.cfg', ...kept.map((age) => `r1.cfg.${age}`)]
          expect((await readdir(join(folder, 'made'))).toSorted()).toEqual(names)
          for (const age of kept) {
            expect(await readFile(`${path}.${age}`, 'utf8')).toBe(`${count - age}`)
          }
          expect(await readBackup(path)).toBe(`${count}`)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('stays as it was, alone, when there is no room for a new one', async () => {
    await writeBackup(path, 'old\n', 0)
    const writer = fileURLToPath(new URL('../../test/backup-writer.ts', import.meta.url))
    const node = `'${process.execPath}' --import='${import.meta.resolve('tsx')}' '${writer}'`
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      `ulimit -f 64; ${node} '${path}' 100000 | cat`,
    ])
    expect(stdout).toBe('EFBIG\n')
    expect(await readBackup(path)).toBe('old\n')
    expect(await readdir(join(folder, 'made'))).toEqual(['r1.cfg'])
  })

  it('cannot be where a part of the path is a file', async () => {
    await writeFile(join(folder, 'made'), '')
    await expect(readBackup(path)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(writeBackup(path, 'a\n', 0)).rejects.toMatchObject({ code: 'EEXIST' })
  })
})
