import { describe, expect, it } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { concurrent, type Runner } from '../index.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const untilAborted = ({ signal }: { signal: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

describe('cancelling a run', () => {
  it('in a subtask that rejects with the reason of its signal is a cancel all the way up', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(async ({ run: runSubtask }) => void (await runSubtask(untilAborted)))
    await turn()
    run.cancel('enough')
    const results = await run
    expect(results.get('h1')).toMatchObject({ status: 'cancelled', error: { code: 'CANCELLED' } })
    expect(JSON.stringify(results)).toContain('enough')
  })

  it('is a cancel also when the task caught what its subtask threw', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(async ({ run: runSubtask }) => {
      await runSubtask(untilAborted).catch(() => {})
    })
    await turn()
    run.cancel()
    expect((await run).get('h1')?.status).toBe('cancelled')
  })

  it.each(['taskInstanceStarted', 'subtaskInstanceStarted'] as const)(
    'while a processor is at %s does not begin the task behind it',
    async (hook) => {
      const gate = deferred()
      let hasRun = false
      const nr = await nornirOf(1, { processors: [{ [hook]: () => gate.promise }] })
      const work = (): void => {
        hasRun = true
      }
      const run = nr.run(
        hook === 'taskInstanceStarted'
          ? work
          : async ({ run: runSubtask }) => void (await runSubtask(work)),
      )
      await turn()
      run.cancel()
      gate.resolve()
      expect((await run).get('h1')?.status).toBe('cancelled')
      expect(hasRun).toBe(false)
    },
  )

  it.each([
    ['gives up', (_, signal) => untilAborted({ signal })],
    ['never answers', () => new Promise<void>(() => {})],
  ] satisfies [string, Runner['prepare']][])(
    'while its runner prepares skips all hosts, also when the runner %s',
    async (_, prepare) => {
      const nr = await nornirOf(2, { runner: { ...concurrent(), prepare } })
      const run = nr.run(() => 1)
      await turn()
      run.cancel('enough')
      expect(Array.from((await run).values(), ({ status }) => status)).toEqual([
        'skipped',
        'skipped',
      ])
    },
  )

  it('tells any number of hosts to stop without a warning of Node', async () => {
    const warnings: string[] = []
    const keep = ({ name }: Error): void => void warnings.push(name)
    process.on('warning', keep)
    const nr = await nornirOf(30, { runner: concurrent() })
    const run = nr.run(() => new Promise<never>(() => {}), undefined, { graceMs: 1 })
    await turn()
    run.cancel()
    await run
    await turn()
    process.off('warning', keep)
    expect(warnings).toEqual([])
  })
})

describe('a subtask that ends after its host has', () => {
  it('neither changes the result nor is told to processors', async () => {
    const gate = deferred()
    const told: string[] = []
    const nr = await nornirOf(1, {
      processors: [{ subtaskInstanceCompleted: () => void told.push('subtask') }],
    })
    const late = deferred()
    const results = await nr.run(
      async ({ run }) => {
        await run(() => gate.promise).finally(() => late.resolve())
      },
      undefined,
      { timeoutMs: 1, graceMs: 1 },
    )
    gate.resolve()
    await late.promise
    expect(results.get('h1')?.children).toEqual([])
    expect(told).toEqual([])
  })
})
