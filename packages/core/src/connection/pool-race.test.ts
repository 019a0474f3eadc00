import { describe, expect, it } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import type { ConnectionPlugin } from '../index.ts'

interface Session {
  readonly id: number
  alive: boolean
}

/** A plugin whose first session takes its time to close; `open` holds what is open. */
function slowToClose() {
  const open = new Set<Session>()
  const gate = deferred()
  let opened = 0
  const plugin: ConnectionPlugin<Session> = {
    name: 'slow',
    open: async () => {
      opened += 1
      const session = { id: opened, alive: true }
      open.add(session)
      return session
    },
    close: async (session) => {
      if (session.id === 1) await gate.promise
      open.delete(session)
    },
    isAlive: ({ alive }) => alive,
  }
  const breakAll = (): void => {
    for (const session of open) session.alive = false
  }
  return { plugin, open, gate, breakAll }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a connection', () => {
  it('that died is opened anew once, whoever asks for it while it closes', async () => {
    const { plugin, open, gate, breakAll } = slowToClose()
    const nr = await nornirOf(1)
    await nr.run(async ({ connection }) => void (await connection(plugin)))
    breakAll()
    const run = nr.run(async ({ connection }) => {
      const [first, second] = [connection(plugin), connection(plugin)]
      await turn()
      gate.resolve()
      return (await second).id === (await first).id
    })
    expect((await run).get('h1')?.value).toBe(true)
    await nr.close()
    expect(open.size).toBe(0)
  })

  it('that is opened anew while its host is closed is not forgotten', async () => {
    const { plugin, open, gate, breakAll } = slowToClose()
    const nr = await nornirOf(1)
    await nr.run(async ({ connection }) => void (await connection(plugin)))
    breakAll()
    const run = nr.run(async ({ connection }) => void (await connection(plugin)))
    await turn()
    const closing = nr.closeConnections()
    gate.resolve()
    await closing
    await run
    expect(open.size).toBe(1)
    await nr.close()
    expect(open.size).toBe(0)
  })

  it('that a cancelled run gave up opening is opened for the next one, not failed', async () => {
    const gate = deferred()
    const signals: AbortSignal[] = []
    const plugin: ConnectionPlugin<object> = {
      name: 'slow',
      open: async (_, signal) => {
        signals.push(signal)
        if (signals.length === 1) await gate.promise
        signal.throwIfAborted()
        return {}
      },
      close: async () => {},
    }
    const nr = await nornirOf(1)
    const first = nr.run(async ({ connection }) => void (await connection(plugin)))
    await turn()
    first.cancel()
    const second = nr.run(async ({ connection }) => void (await connection(plugin)))
    await turn()
    expect(signals).toHaveLength(1)
    gate.resolve()
    expect((await second).get('h1')?.status).toBe('ok')
    expect((await first).get('h1')?.status).toBe('cancelled')
  })

  it('is closed when close() returns, also if a host that did not stop began to close it', async () => {
    const { plugin, open, gate } = slowToClose()
    const nr = await nornirOf(1)
    await nr.run(
      async ({ connection }) => {
        await connection(plugin)
        await new Promise(() => {})
      },
      undefined,
      { timeoutMs: 1, graceMs: 1 },
    )
    const closing = nr.close()
    setImmediate(() => gate.resolve())
    await closing
    expect(open.size).toBe(0)
  })

  it('is of the plugin that was asked for, also when two have one name for it', async () => {
    const named = (name: string): ConnectionPlugin<{ of: string }> => ({
      name,
      open: async () => ({ of: name }),
      close: async () => {},
    })
    const nr = await nornirOf(1)
    const run = nr.run(async ({ connection }) => [
      (await connection(named('one'), { name: 'oob' })).of,
      (await connection(named('two'), { name: 'oob' })).of,
    ])
    expect((await run).get('h1')?.value).toEqual(['one', 'two'])
  })
})
