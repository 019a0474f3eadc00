import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MARK, planted, tracesIn } from './mark.ts'
import { plant } from './plant.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-planted-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** All files of the folder, by their paths in it. */
async function filesOf(): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true })
  const areFiles = await Promise.all(
    paths.map(async (path) => (await stat(join(folder, path))).isFile()),
  )
  return paths.filter((_, index) => areFiles[index])
}

/** Runs the careless runbook and gives all that it wrote, by place. */
async function runRunbook(way: string, env: Readonly<Record<string, string>>) {
  const given = new Set(await filesOf())
  const program = fileURLToPath(import.meta.resolve('./runbook.ts'))
  const child = spawn(
    process.execPath,
    ['--conditions=nornir-ts:source', `--import=${import.meta.resolve('tsx')}`, program, way],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folder, ...env },
    },
  )
  const exit = once(child, 'exit')
  const [stdout, stderr, [code]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    exit,
  ])
  const written = new Map([
    ['stdout', stdout],
    ['stderr', stderr],
  ])
  for (const path of await filesOf())
    if (!given.has(path)) written.set(path, await readFile(join(folder, path)))
  return { code, written }
}

describe.each(['concurrent', 'workers'])(
  'secrets that are planted wherever one can be (%s)',
  (way) => {
    it('are found in nothing that a careless runbook writes, up to its uncaught error', {
      timeout: 120_000,
    }, async () => {
      await using plants = await plant(folder)
      const { code, written } = await runRunbook(way, plants.env)
      const stdout = written.get('stdout')?.toString() ?? ''
      const stderr = written.get('stderr')?.toString() ?? ''
      const ended = Array.from(stdout.matchAll(/^(\w+) ended (\w+)$/gm), ([, ...pair]) => pair)
      expect(Object.fromEntries(ended), stderr.slice(-3000)).toEqual(plants.statuses)
      expect(code).toBe(1)
      expect(stderr).toMatch(/ExecutionError: touch: \d+ of \d+ hosts failed/)
      const logs = [...written.keys()].filter((path) => path.startsWith('logs'))
      expect(logs.length).toBeGreaterThan(12)
      for (const path of ['debug.log', 'events.ndjson', 'results.ndjson', 'stdout', 'stderr'])
        expect(written.get(path)?.length, path).toBeGreaterThan(5_000)
      const traces = Array.from(written, ([path, content]) => [path, tracesIn(content)] as const)
      expect(traces.filter(([, found]) => found.length > 0)).toEqual([])
    })
  },
)

describe('the search for planted secrets', () => {
  const secret = planted('somewhere')

  it.each<[string, string | Buffer]>([
    ['plain', secret],
    ['plain', JSON.stringify({ text: JSON.stringify({ secret }) })],
    ['plain', encodeURIComponent(secret)],
    ['plain', `${new URLSearchParams({ secret })}`],
    ['plain', `cut off: ${secret.slice(0, MARK.length)}`],
    ['plain, in UTF-16', Buffer.from(secret, 'utf16le')],
    ...['', 'u', 'u:', 'user:'].map((before): [string, string] => [
      'base64',
      Buffer.from(`${before}${secret}`).toString('base64'),
    ]),
    ['hex', Buffer.from(secret).toString('hex')],
    ['hex', Buffer.from(secret).toString('hex').toUpperCase()],
  ])('finds %s', (form, content) => {
    expect(tracesIn(Buffer.from(content)).map((trace) => trace.form)).toContain(form)
  })

  it('finds nothing where nothing is', () => {
    expect(tracesIn(Buffer.from('[secret]'))).toEqual([])
  })
})
