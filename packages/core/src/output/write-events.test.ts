import { Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { collector } from '../../test/collector.ts'
import { nornirOf } from '../../test/hosts.ts'
import { type Runnable, writeEvents } from '../index.ts'

async function linesOf(count: number, task: Runnable) {
  const sink = collector()
  const nr = await nornirOf(count)
  await writeEvents(nr.run(task as never), sink)
  return sink
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('writeEvents', () => {
  it('writes a line of JSON for every event, with results once, and counts at the end', async () => {
    const lines = await linesOf(2, function task({ host }) {
      if (host.name === 'h2') throw new Error('no')
      return { version: '15.2', password: new Secret('hunter2') }
    })
    expect(lines.map(({ type }) => type)).toEqual([
      'run:start',
      'host:start',
      'host:end',
      'host:start',
      'host:end',
      'run:end',
    ])
    expect(lines[2]).toMatchObject({
      host: 'h1',
      task: 'task',
      result: { status: 'ok', value: { version: '15.2', password: '[secret]' } },
    })
    expect(lines[4].result.error).toEqual({ name: 'Error', message: 'no' })
    expect(lines[5]).toMatchObject({ failed: true, counts: { ok: 1, failed: 1 } })
    expect(lines[5].result).toBeUndefined()
  })

  it('loses no host whose value JSON cannot say', async () => {
    const cycle: Record<string, unknown> = { name: 'round' }
    cycle['self'] = cycle
    for (const value of [cycle, 1n]) {
      const lines = await linesOf(1, () => value)
      expect(lines).toHaveLength(4)
      expect(lines[2].result.value).toContain(value === 1n ? '1n' : 'round')
    }
  })
})
