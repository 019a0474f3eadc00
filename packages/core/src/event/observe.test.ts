import { filter, firstValueFrom, map, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { defineTask, type RunEvent } from '../index.ts'

const leaf = defineTask({ name: 'leaf', run: ({ progress }) => progress(0.5, 'half') })
const parent = defineTask({ name: 'parent', run: async ({ run }) => void (await run(leaf)) })

const short = (event: RunEvent): string =>
  'host' in event ? `${event.type} ${event.host}` : event.type

describe('the events of a run', () => {
  it('tell everything that happens, from run:start to run:end, to who subscribes at once', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(parent)
    const events = await firstValueFrom(run.events$.pipe(toArray()))
    expect(events.map(short)).toEqual([
      'run:start',
      'host:start h1',
      'subtask:start h1',
      'progress h1',
      'subtask:end h1',
      'host:end h1',
      'run:end',
    ])
    expect(new Set(events.map(({ runId }) => runId))).toEqual(new Set([run.id]))
    expect(events[2]).toMatchObject({ path: ['parent', 'leaf'] })
    expect(events[3]).toMatchObject({ fraction: 0.5, message: 'half' })
  })

  it('are not replayed, but complete for who comes late', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(parent)
    await run
    expect(await firstValueFrom(run.events$.pipe(toArray()))).toEqual([])
  })

  it('go on for others, and for the run, when a subscriber throws', async () => {
    const nr = await nornirOf(1)
    const run = nr.run(parent)
    const seen: string[] = []
    run.events$.subscribe(() => {
      throw new Error('no')
    })
    run.events$.subscribe({
      next: (event) => {
        seen.push(event.type)
        throw new Error('no')
      },
      complete: () => {
        throw new Error('no')
      },
    })
    run.events$
      .pipe(
        filter(({ type }) => type === 'host:end'),
        map(short),
      )
      .subscribe((text) => void seen.push(text))
    expect((await run).failed).toBe(false)
    expect(seen).toHaveLength(8)
    expect(seen).toContain('host:end h1')
  })

  it('do not end the process when an async subscriber rejects', async () => {
    const unhandled: unknown[] = []
    const keep = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', keep)
    const nr = await nornirOf(1)
    const run = nr.run(parent)
    run.events$.subscribe(async () => {
      throw new Error('no')
    })
    await run
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', keep)
    expect(unhandled).toEqual([])
  })

  it('name hosts that were left out, and skipped hosts that never started', async () => {
    const nr = await nornirOf(2)
    await nr.filter({ name: 'h1' }).run(() => Promise.reject(new Error('no')))
    const run = nr.run(parent)
    run.cancel()
    const events = await firstValueFrom(run.events$.pipe(toArray()))
    expect(events[0]).toMatchObject({ hosts: ['h2'], excludedHosts: ['h1'] })
    expect(events.map(short)).toEqual(['run:start', 'host:end h2', 'run:end'])
  })
})

describe('looping over a run', () => {
  it('gives every host, also those that finished before the loop began, to every loop', async () => {
    const nr = await nornirOf(3)
    const run = nr.run(({ host }) => host.name)
    await run
    for (let loop = 0; loop < 2; loop += 1) {
      const values: unknown[] = []
      for await (const { value } of run) values.push(value)
      expect(values).toEqual(['h1', 'h2', 'h3'])
    }
  })

  it('does not cancel the run when the loop is left early', async () => {
    const nr = await nornirOf(3)
    const run = nr.run(({ host }) => host.name)
    for await (const _ of run) break
    expect((await run).size).toBe(3)
    expect((await run).failed).toBe(false)
  })
})
