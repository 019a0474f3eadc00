import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { constants, readFileSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Secret } from '@nornir-ts/kernel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { advanceUntil } from '../../test/advance-until.ts'
import { deferred } from '../../test/deferred.ts'
import { hosts, nornirOf } from '../../test/hosts.ts'
import { keptLog } from '../../test/log-lines.ts'
import { runProgram } from '../../test/run-program.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import {
  AggregatedResult,
  concurrent,
  defineTask,
  ExecutionError,
  FileResult,
  initNornir,
  type ResultJson,
  type RunEvent,
  type RunResult,
  readResults,
} from '../index.ts'

const onLinux = process.platform === 'linux'
const fails = defineTask({
  name: 'fails',
  run: async ({ host, run }) => {
    if (host.name === 'h2') await run(() => Promise.reject(new Error('no space left')))
    return { host: host.name, password: new Secret('hunter2') }
  },
})

afterEach(() => void vi.useRealTimers())

async function read(file: string): Promise<ResultJson[]> {
  const results: ResultJson[] = []
  for await (const result of readResults(file)) results.push(result)
  return results
}

describe('a run with a resultsFile', () => {
  it('writes a line of JSON per host, redacted, that only its owner may read', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    const nr = await nornirOf(3)
    const result = await nr.run(fails, undefined, { resultsFile })
    expect(result).toBeInstanceOf(FileResult)
    const lines = readFileSync(resultsFile, 'utf8').split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ host: 'h1', name: 'fails', status: 'ok' },
      value: { host: 'h1', password: '[secret]' },
    })
    expect(await read(resultsFile)).toEqual(lines.slice(0, 3).map((line) => JSON.parse(line)))
    if (process.platform !== 'win32') expect(statSync(resultsFile).mode & 0o777).toBe(0o600)
  })

  it('keeps counts, and of the hosts that failed what went wrong at the bottom of it', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    const nr = await nornirOf(3)
    const run = nr.run(fails, undefined, { resultsFile })
    const result = await run
    expect(result).toMatchObject({
      ...{ runId: run.id, name: 'fails', excludedHosts: [], file: resultsFile },
      ...{ size: 3, failed: true, writeError: undefined },
      counts: { ok: 2, failed: 1, timeout: 0, cancelled: 0, skipped: 0 },
    })
    const summary = { status: 'failed', code: undefined, message: 'no space left' }
    expect([...result.failedHosts]).toEqual([['h2', summary]])
    expect(result.unwritten.size).toBe(0)
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      ...{ runId: run.id, name: 'fails', failed: true, excludedHosts: [], file: resultsFile },
      ...{ size: 3, counts: result.counts, unwritten: {} },
      failedHosts: { h2: { status: 'failed', message: 'no space left' } },
    })
    expect([...nr.failedHosts]).toEqual(['h2'])
  })

  it('throws for failed hosts when it is asked to, with the result', async () => {
    using folder = temporaryFolder()
    const nr = await nornirOf(3)
    const options = { resultsFile: folder.file('results.ndjson'), raiseOnError: true }
    const error = await nr.run(fails, undefined, options).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ExecutionError)
    const { message, result } = error as ExecutionError
    expect(message).toBe('fails: 1 of 3 hosts failed\n  h2: failed: no space left')
    expect(result).toBeInstanceOf(FileResult)
    expect(await read(options.resultsFile)).toHaveLength(3)
    const good = folder.file('good.ndjson')
    expect((await nr.run(fails, undefined, { resultsFile: good })).throwOnError().size).toBe(2)
  })

  it('tells processors, subscribers and loops of every host, and of the file at the end', async () => {
    using folder = temporaryFolder()
    const ends: RunResult[] = []
    const nr = await nornirOf(3, {
      processors: [{ taskCompleted: (_, result) => void ends.push(result) }],
    })
    const run = nr.run(fails, undefined, { resultsFile: folder.file('results.ndjson') })
    const events: RunEvent[] = []
    run.events$.subscribe((event) => void events.push(event))
    const looped: string[] = []
    for await (const { host, value } of run) looped.push(`${host} ${value?.host}`)
    expect(looped).toEqual(['h1 h1', 'h2 undefined', 'h3 h3'])
    expect(events.filter(({ type }) => type === 'host:end')).toHaveLength(3)
    const last = events.at(-1)
    expect(last?.type === 'run:end' && last.result).toBe(await run)
    expect(ends).toEqual([await run])
    for await (const _ of run) throw new Error('a loop that begins late gets nothing')
  })

  it('has written a host before it tells that the host has ended', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    const nr = await nornirOf(20, { runner: concurrent() })
    const run = nr.run(fails, undefined, { resultsFile })
    const missing: string[] = []
    run.events$.subscribe((event) => {
      if (event.type !== 'host:end') return
      if (!readFileSync(resultsFile, 'utf8').includes(`"host":"${event.host}","name"`))
        missing.push(event.host)
    })
    await run
    expect(missing).toEqual([])
  })

  it('touches no host when the file is there already, and says what to do', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    writeFileSync(resultsFile, 'yesterday')
    const nr = await nornirOf(3)
    const touched: string[] = []
    const touch = ({ host }: { host: { name: string } }): void => void touched.push(host.name)
    const run = nr.run(touch, undefined, { resultsFile })
    const events: RunEvent[] = []
    run.events$.subscribe((event) => void events.push(event))
    await expect(run).rejects.toMatchObject({
      code: 'RESULTS_FILE_EXISTS',
      file: resultsFile,
      message: expect.stringContaining('overwriteResults: true'),
    })
    await expect(run[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'RESULTS_FILE_EXISTS',
    })
    expect([touched, events, readFileSync(resultsFile, 'utf8')]).toEqual([[], [], 'yesterday'])
    await nr.run(touch, undefined, { resultsFile, overwriteResults: true })
    expect(await read(resultsFile)).toHaveLength(3)
  })

  it('touches no host when the file cannot be opened', async () => {
    using folder = temporaryFolder()
    const nr = await nornirOf(3)
    const touched: string[] = []
    const run = nr.run(({ host }) => void touched.push(host.name), undefined, {
      resultsFile: folder.file('missing/results.ndjson'),
    })
    await expect(run).rejects.toMatchObject({
      ...{ code: 'RESULTS_FILE', operation: 'open' },
      message: expect.stringContaining('ENOENT'),
    })
    expect(touched).toEqual([])
  })

  it('leaves no file behind when the runner does not take the task', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    const prepare = (): Promise<never> => Promise.reject(new Error('not here'))
    const nr = await nornirOf(1, { runner: { ...concurrent(), prepare } })
    await expect(nr.run(fails, undefined, { resultsFile })).rejects.toThrow('not here')
    expect(() => statSync(resultsFile)).toThrow('ENOENT')
  })

  it('refuses options that make no sense at once', async () => {
    const nr = await nornirOf(1)
    const wrong = [{ resultsFile: '' }, { resultsFile: 7 }, { overwriteResults: true }]
    for (const options of wrong)
      expect(() => nr.run(fails, undefined, options as never)).toThrow(
        expect.objectContaining({ code: 'POLICY_INVALID', option: Object.keys(options)[0] }),
      )
    expect(await nr.run(fails, undefined, { resultsFile: undefined })).toBeInstanceOf(
      AggregatedResult,
    )
  })

  it('writes hosts that were cut, and skipped ones, when it is cancelled in the middle', async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('results.ndjson')
    const nr = await nornirOf(200, { runner: concurrent() })
    const allAtWork = deferred()
    let atWork = 0
    const run = nr.run(
      async ({ host, signal }) => {
        if (Number(host.name.slice(1)) <= 50) return
        atWork += 1
        if (atWork === 30) allAtWork.resolve()
        await once(signal, 'abort')
        throw signal.reason
      },
      undefined,
      { resultsFile, concurrency: 30 },
    )
    await allAtWork.promise
    run.cancel('enough')
    const { counts, unwritten } = await run
    expect(counts).toEqual({ ok: 50, failed: 0, timeout: 0, cancelled: 30, skipped: 120 })
    expect(unwritten.size).toBe(0)
    const lines = await read(resultsFile)
    expect(new Set(lines.map(({ host }) => host)).size).toBe(200)
    expect(lines.at(-1)).toMatchObject({ status: 'skipped', error: { code: 'SKIPPED' } })
  })

  it('says once that the disk is full, goes on, and keeps results in memory', {
    skip: !onLinux,
  }, async () => {
    const { logger, lines } = keptLog()
    const nr = await initNornir({ inventory: hosts(500), logger })
    const result = await nr.run(({ host }) => host.name.repeat(99), undefined, {
      resultsFile: '/dev/full',
      overwriteResults: true,
    })
    expect(result.writeError).toMatchObject({
      ...{ code: 'RESULTS_FILE', operation: 'write', file: '/dev/full' },
      cause: { code: 'ENOSPC' },
    })
    expect(result.counts.ok).toBe(500)
    expect(result.unwritten.size).toBe(500)
    expect(result.unwritten.get('h77')?.value).toBe('h77'.repeat(99))
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({
      writeError: { code: 'RESULTS_FILE', cause: { code: 'ENOSPC' } },
      unwritten: { h77: { status: 'ok' } },
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      level: 'error',
      msg: expect.stringMatching(/\/dev\/full takes no more, .* stays in memory: ENOSPC/),
    })
  })

  it('gives a disk up that does not answer once the run is cancelled, and loses nothing', {
    skip: !onLinux,
  }, async () => {
    using folder = temporaryFolder()
    const resultsFile = folder.file('pipe')
    execFileSync('mkfifo', [resultsFile])
    const reader = await open(resultsFile, constants.O_RDONLY | constants.O_NONBLOCK)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const nr = await nornirOf(100, { runner: concurrent() })
    const value = 'x'.repeat(10_000)
    // More than a pipe holds, which those that are cancelled before they began would not give.
    const enough = deferred()
    let given = 0
    const give = (): string => {
      given += 1
      if (given === 20) enough.resolve()
      return value
    }
    const run = nr.run(give, undefined, { resultsFile, overwriteResults: true })
    await enough.promise
    run.cancel('enough')
    const result = await advanceUntil(run)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
    await reader.close()
    expect(result.size).toBe(100)
    expect(result.writeError?.message).toContain('no answer within 2000 ms')
    expect(result.unwritten.size).toBeGreaterThan(0)
  })

  it.each(['a disk that has room', 'a disk that is full at some point'])(
    'law: every host is in the file or in memory, and in one of them only: %s',
    { timeout: 120_000, skip: process.platform === 'win32' },
    async (disk) => {
      const limits = disk === 'a disk that has room' ? {} : { f: 32 }
      const { ended, written } = await runProgram('every-host-once.ts', { limits })
      expect(ended).toBe(0)
      const { runs, writeErrors } = JSON.parse(written)
      expect(runs).toBe(40)
      if (limits.f === undefined) expect(writeErrors).toBe(0)
      else expect(writeErrors).toBeGreaterThan(3)
    },
  )

  it('needs no more memory for many hosts than for those at work', {
    timeout: 120_000,
  }, async () => {
    using folder = temporaryFolder()
    const heapMb = async (...args: readonly string[]): Promise<number> =>
      Number((await runProgram('heap-of-run.ts', { args, flags: ['--expose-gc'] })).written)
    expect(await heapMb()).toBeGreaterThan(190) // 20 000 values of 10 KB, to see that it is measured
    expect(await heapMb(folder.file('results.ndjson'))).toBeLessThan(30)
  })
})
