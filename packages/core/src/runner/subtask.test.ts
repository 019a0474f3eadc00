import { describe, expect, it } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { defineTask, isMultiResult, type Result, result, SubtaskError } from '../index.ts'

const named = (name: string) => defineTask({ name, run: () => name })
const failing = (name: string) =>
  defineTask({
    name,
    run: ({ host }) => {
      if (host.name === 'h2') throw new Error(`${name} failed`)
    },
  })

const sub = defineTask({
  name: 'sub',
  run: async ({ run }) => {
    await run(named('A'))
    await run(failing('B'))
    await run(named('C'))
    return 'done'
  },
})

describe('subtasks', () => {
  it('G01 put their results behind the parent, whose fields the whole shows', async () => {
    const results = await (await nornirOf(2)).run(sub)
    const h1 = results.get('h1')
    expect(Array.from(h1 ?? [], ({ name }) => name)).toEqual(['sub', 'A', 'B', 'C'])
    expect(h1).toMatchObject({ status: 'ok', value: 'done' })
    expect(h1?.child('A')?.value).toBe('A')
  })

  it('G02 stop the parent when one fails; the cause is the original error', async () => {
    const results = await (await nornirOf(2)).run(sub)
    const h2 = results.get('h2')
    expect(Array.from(h2 ?? [], ({ name }) => name)).toEqual(['sub', 'A', 'B'])
    expect(h2?.error).toBeInstanceOf(SubtaskError)
    expect(h2?.error?.message).toBe('Subtask B (failed): B failed')
    expect(h2?.error?.cause).toBe(h2?.child('B')?.error)
  })

  it('Q16 fail the host also when their error is caught, unless failure is allowed', async () => {
    const nr = await nornirOf(2)
    const caught = await nr.run(async ({ run }) => {
      await run(failing('B')).catch(() => {})
      return 'went on'
    })
    expect(caught.get('h1')?.value).toBe('went on')
    expect(caught.get('h2')?.error).toBeInstanceOf(SubtaskError)
    nr.resetFailedHosts()
    const allowed = await nr.run(async ({ run }) => {
      const { status } = await run(failing('B'), undefined, { allowFailure: true })
      return status
    })
    expect(allowed.get('h2')).toMatchObject({ status: 'ok', value: 'failed' })
    expect(nr.failedHosts.size).toBe(0)
  })

  it('G04 nest: a leaf is a plain result, a subtask with subtasks a tree', async () => {
    const lvl3 = named('lvl3')
    const lvl2 = defineTask({ name: 'lvl2', run: async ({ run }) => void (await run(lvl3)) })
    const lvl1 = defineTask({ name: 'lvl1', run: async ({ run }) => void (await run(lvl2)) })
    const h1 = (await (await nornirOf(1)).run(lvl1)).get('h1')
    const second = h1?.results[1] as Result
    expect(isMultiResult(second) && second.results.map(({ name }) => name)).toEqual([
      'lvl2',
      'lvl3',
    ])
    expect(isMultiResult(second) && isMultiResult(second.results[1] as Result)).toBe(false)
  })

  it('keep the order in which they were started when they run at once', async () => {
    const slow = defineTask({
      name: 'slow',
      run: () => new Promise((resolve) => setImmediate(resolve)),
    })
    const both = defineTask({
      name: 'both',
      run: async ({ run }) => void (await Promise.all([run(slow), run(named('fast'))])),
    })
    const h1 = (await (await nornirOf(1)).run(both)).get('h1')
    expect(h1?.children.map(({ name }) => name)).toEqual(['slow', 'fast'])
  })

  it('are waited for when the task did not, and fail it; nobody needs to catch that', async () => {
    const gate = deferred()
    const slow = defineTask({
      name: 'slow',
      run: async () => {
        await gate.promise
        return result({ value: 1, changed: true })
      },
    })
    const nr = await nornirOf(2)
    const unhandled: unknown[] = []
    const keep = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', keep)
    const run = nr.run(async ({ run: runSubtask }) => {
      await Promise.all([
        runSubtask(slow),
        runSubtask(failing('early')),
        runSubtask(failing('early')),
      ])
    })
    const alone = nr.run(({ run: runSubtask }) => void runSubtask(failing('alone')))
    setImmediate(() => gate.resolve())
    const h2 = (await run).get('h2')
    expect(h2).toMatchObject({ status: 'failed', changed: true })
    expect(h2?.children.map(({ name }) => name)).toEqual(['slow', 'early', 'early'])
    expect((await alone).get('h2')?.error).toBeInstanceOf(SubtaskError)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', keep)
    expect(unhandled).toEqual([])
  })

  it('that failed and were caught take nothing from what the task says', async () => {
    const nr = await nornirOf(2)
    const results = await nr.run(async ({ run }) => {
      await run(failing('B')).catch(() => {})
      return result({ value: 1, changed: true, diff: '+x', warnings: ['slow'] })
    })
    const said = { changed: true, diff: '+x', warnings: ['slow'] }
    expect(results.get('h2')).toMatchObject({ status: 'failed', ...said })
  })

  it('G06 make the whole changed when any of them changed something', async () => {
    const changing = (changed: boolean | 'unknown') =>
      defineTask({ name: 'changing', run: () => result({ value: 1, changed }) })
    const nr = await nornirOf(1)
    const whole = async (...all: (boolean | 'unknown')[]) =>
      (
        await nr.run(async ({ run }) => {
          for (const changed of all) await run(changing(changed))
        })
      ).get('h1')
    expect((await whole(false, false))?.changed).toBe(false)
    expect((await whole(false, true, 'unknown'))?.changed).toBe(true)
    expect((await whole(false, 'unknown'))?.changed).toBe('unknown')
    expect((await whole(true))?.results[0]?.changed).toBe(false)
  })

  it('rule 15: take over from an error what was changed before it', async () => {
    const cut = Object.assign(new Error('dropped'), { changed: 'unknown' })
    const nr = await nornirOf(1)
    const h1 = (await nr.run(() => Promise.reject(cut))).get('h1')
    expect(h1).toMatchObject({ status: 'failed', changed: 'unknown' })
  })

  it('G07 G08 G09 inherit the severity; a failure is an error unless it says otherwise', async () => {
    const nr = await nornirOf(2)
    const parent = defineTask({
      name: 'parent',
      run: async ({ run }) => {
        await run(named('child'))
        await run(failing('low'), undefined, { severity: 'debug' })
      },
    })
    const results = await nr.run(parent, undefined, { severity: 'warning' })
    const severities = (host: string) => Array.from(results.get(host) ?? [], (r) => r.severity)
    expect(severities('h1')).toEqual(['warning', 'warning', 'debug'])
    expect(severities('h2')).toEqual(['error', 'warning', 'error'])
    nr.resetFailedHosts()
    const plain = await nr.run(named('x'))
    expect(plain.get('h1')?.severity).toBe('info')
    const critical = await nr.run(() => result({ value: 1, failed: true, severity: 'critical' }))
    expect(critical.get('h1')?.severity).toBe('critical')
    nr.resetFailedHosts()
    const failed = await nr.run(() => result({ value: 1, failed: true }), undefined, {
      severity: 'warning',
    })
    expect(failed.get('h1')?.severity).toBe('error')
    nr.resetFailedHosts()
    const said = await nr.run(() => result({ value: 1, severity: 'info' }), undefined, {
      severity: 'warning',
    })
    expect(said.get('h1')?.severity, 'Q17').toBe('info')
  })
})
