import { describe, expectTypeOf, it } from 'vitest'
import type { Nornir } from '../nornir/nornir.ts'
import type { FileResult } from '../result/file-result.ts'
import type { OkMultiResult } from '../result/multi-result.ts'
import { result } from '../result/returned-result.ts'
import type { FileRun, Run } from '../run/run.ts'
import type { FileRunOptions, RunOptions } from '../run/run-options.ts'
import { defineTask } from './task.ts'
import type { TaskContext } from './task-context.ts'

declare const nr: Nornir
declare const context: TaskContext

const noop = defineTask({ name: 'noop', run: async () => 1 })
const tail = defineTask({ name: 'tail', run: async (_, lines?: number) => `${lines}` })
const ping = defineTask({
  name: 'ping',
  run: async ({ host }, { count }: { count: number }) => ({ host: host.name, count }),
})
const change = defineTask({
  name: 'change',
  run: async () => result({ value: ['a'], changed: true }),
})

describe('run', () => {
  it('infers the value from what the task returns', () => {
    expectTypeOf(nr.run(noop)).toEqualTypeOf<Run<number>>()
    expectTypeOf(nr.run(ping, { count: 3 })).toEqualTypeOf<Run<{ host: string; count: number }>>()
    expectTypeOf(nr.run(change)).toEqualTypeOf<Run<string[]>>()
    expectTypeOf(nr.run(async ({ host }) => host.name)).toEqualTypeOf<Run<string>>()
    expectTypeOf(nr.run(async (_, size: number) => size > 1, 3)).toEqualTypeOf<Run<boolean>>()
  })

  it('wants parameters exactly when the task does', () => {
    nr.run(noop)
    nr.run(noop, undefined, { concurrency: 3 })
    nr.run(tail)
    nr.run(tail, 3)
    nr.run(ping, { count: 3 }, { timeoutMs: 5 })
    // @ts-expect-error ping needs parameters
    nr.run(ping)
    // @ts-expect-error noop takes none
    nr.run(noop, {})
    // @ts-expect-error not the right ones
    nr.run(ping, { count: 'three' })
    // @ts-expect-error a parameter that ping does not have
    nr.run(ping, { count: 3, size: 5 })
    // @ts-expect-error no such option
    nr.run(noop, undefined, { concurency: 3 })
  })

  it('has another result when results go to a file', async () => {
    const resultsFile = 'results.ndjson'
    const run = nr.run(ping, { count: 3 }, { resultsFile, overwriteResults: true, concurrency: 3 })
    expectTypeOf(run).toEqualTypeOf<FileRun<{ host: string; count: number }>>()
    expectTypeOf(nr.run(noop, undefined, { resultsFile })).toEqualTypeOf<FileRun<number>>()
    expectTypeOf(nr.run(async () => 1, undefined, { resultsFile })).toEqualTypeOf<FileRun<number>>()
    expectTypeOf(await run).toEqualTypeOf<FileResult<{ host: string; count: number }>>()
    const variable = { resultsFile, timeoutMs: 5 }
    expectTypeOf(nr.run(noop, undefined, variable)).toEqualTypeOf<FileRun<number>>()
    expectTypeOf<FileRunOptions>().not.toExtend<RunOptions>()
    // @ts-expect-error of no use without a file
    nr.run(noop, undefined, { overwriteResults: true })
    // @ts-expect-error whether there is a file decides on the result
    nr.run(noop, undefined, { resultsFile: resultsFile as string | undefined })
    // @ts-expect-error not the right parameters
    nr.run(ping, { count: 'three' }, { resultsFile })
  })

  it('gives typed results host by host', async () => {
    for (const [host, reply] of await nr.run(ping, { count: 3 })) {
      expectTypeOf(host).toEqualTypeOf<string>()
      expectTypeOf(reply.value?.count).toEqualTypeOf<number | undefined>()
      if (reply.status === 'ok') expectTypeOf(reply.value.count).toEqualTypeOf<number>()
      else expectTypeOf(reply.error).toEqualTypeOf<Error>()
    }
    for await (const reply of nr.run(noop)) {
      expectTypeOf(reply.value).toEqualTypeOf<number | undefined>()
    }
  })
})

describe('a subtask', () => {
  it('gives its value without a check, because a failure throws', () => {
    expectTypeOf(context.run(noop)).toEqualTypeOf<Promise<OkMultiResult<number>>>()
    expectTypeOf(context.run(tail, 3)).toEqualTypeOf<Promise<OkMultiResult<string>>>()
    // @ts-expect-error ping needs parameters
    context.run(ping)
  })

  it('wants a check when failures are allowed', async () => {
    const reply = await context.run(noop, undefined, { allowFailure: true })
    expectTypeOf(reply.value).toEqualTypeOf<number | undefined>()
    if (reply.error === undefined) expectTypeOf(reply.value).toEqualTypeOf<number>()
  })
})
