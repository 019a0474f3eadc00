import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { collector } from '../../test/collector.ts'
import { nornirOf } from '../../test/hosts.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import {
  AggregatedResult,
  concurrent,
  defineTask,
  liveProgress,
  type MultiResult,
  printResult,
  printSummary,
  result,
} from '../index.ts'

const child = defineTask({ name: 'child', run: () => 'from the child' })
const task = defineTask({
  name: 'upgrade',
  run: async ({ host, run }) => {
    if (host.name === 'h2') throw new Error('no space left')
    await run(child)
    return result({
      value: { version: '15.2' },
      changed: true,
      diff: '-old\n+new',
      warnings: ['slow'],
    })
  },
})

beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('printResult', () => {
  it('shows values, warnings, diffs, errors and subtasks of every host', async () => {
    const stream = collector()
    const nr = await nornirOf(2)
    printResult(await nr.run(task), { stream })
    expect(stream.text()).toBe(`upgrade
  h1  ok  changed  0 ms
      { version: '15.2' }
      warning: slow
      -old
      +new
    child  ok  0 ms
        from the child
  h2  failed  0 ms
      Error: no space left
`)
  })

  it('shows only what failed, or only from a severity on, when asked to', async () => {
    const nr = await nornirOf(2)
    const results = await nr.run(task)
    const failedOnly = collector()
    printResult(results, { stream: failedOnly, failedOnly: true })
    expect(failedOnly.text()).not.toContain('h1')
    const errors = collector()
    printResult(results, { stream: errors, severity: 'error' })
    expect(errors.text()).toBe('upgrade\n  h2  failed  0 ms\n      Error: no space left\n')
  })

  it('shows the error of a subtask with the subtask, and in a summary in place of the parent', async () => {
    const nr = await nornirOf(2)
    const results = await nr.run(async ({ run }) => void (await run(task)), undefined, {
      name: 'all',
    })
    const stream = collector()
    printResult(results, { stream, failedOnly: true })
    expect(stream.text()).toBe(`all
  h2  failed  0 ms
      its subtask upgrade did not succeed
    upgrade  failed  0 ms
        Error: no space left
`)
    const summary = collector()
    printSummary(results, { stream: summary })
    expect(summary.text()).toContain('0 ms  no space left')
  })

  it('names the hosts that were left out', async () => {
    const nr = await nornirOf(2)
    await nr.run(task)
    const stream = collector()
    printResult(await nr.run(child), { stream })
    expect(stream.text()).toContain('left out, failed before: h2')
  })

  it('does not let a device write to the terminal', async () => {
    const stream = collector()
    const nr = await nornirOf(1)
    const nasty = 'a\u001b[2Jb\u001b]0;title\u0007c\rd\u0000e\u009b31mf'
    printResult(await nr.run(() => nasty), { stream })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come through.
    expect(stream.text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })

  it('uses colours on a terminal, not elsewhere, and never with NO_COLOR', async () => {
    const nr = await nornirOf(1)
    const results = await nr.run(child)
    const shown = (stream = collector(80), color?: boolean): string => {
      printResult(results, { stream, color })
      return stream.text()
    }
    vi.stubEnv('NO_COLOR', '')
    expect(shown()).toContain('\u001b[')
    expect(shown(collector())).not.toContain('\u001b[')
    expect(shown(collector(), true)).toContain('\u001b[')
    vi.stubEnv('NO_COLOR', '1')
    expect(shown()).not.toContain('\u001b[')
    vi.unstubAllEnvs()
  })
})

describe('printSummary', () => {
  it('is a table with a line per host and a count of each status', async () => {
    const stream = collector()
    const nr = await nornirOf(3)
    printSummary(await nr.run(task), {
      stream,
      columns: { version: ({ value }) => value?.version ?? '' },
    })
    expect(stream.text()).toBe(`host  status  changed  time  version
h1    ok      yes      0 ms  15.2
h2    failed  no       0 ms  no space left
h3    ok      yes      0 ms  15.2
upgrade: 2 ok, 1 failed
`)
  })

  it('cuts what does not fit on a terminal, so that a host stays on its line', async () => {
    const stream = collector(40)
    const nr = await nornirOf(1)
    const results = await nr.run(() => Promise.reject(new Error('a reason that is far too long')))
    printSummary(results, { stream, color: false })
    expect(stream.text().split('\n')[1]).toBe('h1    failed  no       0 ms  a reason t…')
  })

  it('takes as many hosts as there are', async () => {
    const stream = collector()
    const h1 = (await (await nornirOf(1)).run(child)).get('h1') as MultiResult<string>
    const many = new Map(Array.from({ length: 150_000 }, (_, index) => [`h${index}`, h1]))
    printSummary(new AggregatedResult({ runId: '', name: 'many', excludedHosts: [] }, many), {
      stream,
    })
    expect(stream.text()).toContain('many: 150000 ok')
  })

  it('lists only hosts that failed when the results are in a file, and says in which', async () => {
    using folder = temporaryFolder()
    const stream = collector()
    const resultsFile = folder.file('results.ndjson')
    const nr = await nornirOf(3)
    printSummary(await nr.run(task, undefined, { resultsFile }), { stream })
    expect(stream.text()).toBe(`host  status
h2    failed  no space left
upgrade: 2 ok, 1 failed
results: ${resultsFile}
`)
    const good = collector()
    const resultsOfChild = { resultsFile: folder.file('child.ndjson') }
    printSummary(await nr.run(child, undefined, resultsOfChild), { stream: good })
    expect(good.text()).toBe(
      `child: 2 ok, 1 left out, failed before\nresults: ${resultsOfChild.resultsFile}\n`,
    )
  })

  it('says how many results are in no file', { skip: process.platform !== 'linux' }, async () => {
    const stream = collector()
    const options = { resultsFile: '/dev/full', overwriteResults: true }
    printSummary(await (await nornirOf(3)).run(child, undefined, options), { stream })
    expect(stream.text()).toMatch(/^child: 3 ok\nresults: \/dev\/full\n3 are not in it: .*ENOSPC/)
  })

  it('says so when there is nothing', async () => {
    const stream = collector()
    printSummary(await (await nornirOf(0)).run(child), { stream })
    expect(stream.text()).toBe('host  status  changed  time\nchild: no hosts\n')
  })
})

describe('liveProgress', () => {
  it('follows a run whose results go to a file all the same', async () => {
    using folder = temporaryFolder()
    const stream = collector()
    const nr = await nornirOf(100)
    const run = nr.run(task, undefined, { resultsFile: folder.file('results.ndjson') })
    expect((await liveProgress(run, { stream })).size).toBe(100)
    expect(stream.text().split('\n').at(-2)).toBe('upgrade 100/100  99 ok, 1 failed')
  })

  it('writes plain lines where there is no terminal: failures, and every twentieth', async () => {
    const stream = collector()
    const nr = await nornirOf(100)
    await liveProgress(nr.run(task), { stream })
    const lines = stream.text().split('\n')
    expect(lines[0]).toBe('upgrade 2/100  h2 failed: no space left')
    expect(lines).toHaveLength(22)
    expect(lines.at(-2)).toBe('upgrade 100/100  99 ok, 1 failed')
  })

  it('redraws a bar with the slowest hosts on a terminal, and leaves the last one', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const stream = collector(60)
    const nr = await nornirOf(3, { runner: concurrent() })
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const run = nr.run(
      async ({ host, progress }) => {
        progress(0.25, 'copying')
        if (host.name === 'h3') await held
      },
      undefined,
      { name: 'copy' },
    )
    liveProgress(run, { stream, color: false })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(stream.text()).toContain(
      'copy  ━━━━━━━━━━━━━━━━────────  2/3  2 ok\n  h3  1.0 s  copying 25 %',
    )
    release()
    await run
    expect(stream.text().endsWith('  3/3  3 ok\n')).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
