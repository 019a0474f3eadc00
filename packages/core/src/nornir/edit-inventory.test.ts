import { describe, expect, it } from 'vitest'
import { deferred } from '../../test/deferred.ts'
import { nornirOf } from '../../test/hosts.ts'
import { type ConnectionPlugin, concurrent, defineTask, type Nornir } from '../index.ts'

const ok = defineTask({ name: 'ok', run: ({ host }) => host.hostname ?? 'ok' })
const fail = () => Promise.reject(new Error('no'))
const namesOf = async (nr: Nornir) => [...(await nr.run(ok)).keys()]
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A plugin that keeps the addresses of what is open. */
function addresses() {
  const open = new Set<{ readonly address: string | undefined }>()
  const plugin: ConnectionPlugin<{ readonly address: string | undefined }> = {
    name: 'address',
    open: async ({ parameters }) => {
      const session = { address: parameters.hostname }
      open.add(session)
      return session
    },
    close: async (session) => void open.delete(session),
  }
  const connect = defineTask({
    name: 'connect',
    run: async ({ connection }) => (await connection(plugin)).address,
  })
  return { plugin, open, connect }
}

describe('edits of the inventory', () => {
  it('are seen by the next run, also of views that show all hosts', async () => {
    const nr = await nornirOf(2)
    const [filtered, careful] = [nr.filter({ name__glob: 'h*' }), nr.with({ concurrency: 1 })]
    nr.inventory.addHost('h3', { hostname: '10.0.0.3' })
    nr.inventory.updateHost('h1', { hostname: '10.0.0.1' })
    nr.inventory.removeHost('h2')
    expect(await namesOf(nr)).toEqual(['h1', 'h3'])
    expect(await namesOf(careful)).toEqual(['h1', 'h3'])
    expect(await namesOf(filtered)).toEqual(['h1'])
    const values = Array.from((await nr.run(ok)).values(), ({ value }) => value)
    expect(values).toEqual(['10.0.0.1', '10.0.0.3'])
  })

  it('change nothing of which hosts a run has that is under way', async () => {
    const nr = await nornirOf(2)
    const run = nr.run(ok)
    nr.inventory.addHost('h3')
    expect([...(await run).keys()]).toEqual(['h1', 'h2'])
  })

  it('that remove a host at work leave it its result; one that has not begun is skipped', async () => {
    const nr = await nornirOf(3)
    const [began, goOn] = [deferred(), deferred()]
    const run = nr.run(async ({ host }) => {
      if (host.name !== 'h1') return host.name
      began.resolve()
      await goOn.promise
      return host.name
    })
    await began.promise
    nr.inventory.removeHost('h1')
    nr.inventory.removeHost('h2')
    goOn.resolve()
    const results = await run
    expect(Array.from(results.values(), ({ status }) => status)).toEqual(['ok', 'skipped', 'ok'])
    expect(results.get('h2')?.error?.message).toMatch(/removed from the inventory/)
    expect([...nr.failedHosts]).toEqual([])
    expect(await namesOf(nr)).toEqual(['h3'])
  })
})

describe('a host that was removed', () => {
  it('is forgotten as one that failed, also when it fails later, and so is another of its name', async () => {
    const nr = await nornirOf(2)
    await nr.run(fail)
    nr.inventory.removeHost('h1')
    expect([...nr.failedHosts]).toEqual(['h2'])
    nr.inventory.addHost('h1')
    const goOn = deferred()
    const run = nr.run(() => goOn.promise.then(fail))
    await turn()
    nr.inventory.removeHost('h1')
    nr.inventory.addHost('h1')
    goOn.resolve()
    expect((await run).get('h1')?.status).toBe('failed')
    expect([...nr.failedHosts]).toEqual(['h2'])
    expect(await namesOf(nr)).toEqual(['h1'])
  })

  it('has its connections closed at once when nothing runs', async () => {
    const { open, connect } = addresses()
    const nr = await nornirOf(2)
    await nr.run(connect)
    nr.inventory.removeHost('h1')
    await turn()
    expect(open.size).toBe(1)
    await nr.close()
    expect(open.size).toBe(0)
  })

  it('keeps its connection while it is at work, and never shares it with another host of its name', async () => {
    const { plugin, open, connect } = addresses()
    const nr = await nornirOf(0, { runner: concurrent() })
    nr.inventory.addHost('h', { hostname: 'old' })
    await nr.run(connect)
    const [began, goOn] = [deferred(), deferred()]
    const run = nr.run(async ({ connection }) => {
      const before = (await connection(plugin)).address
      began.resolve()
      await goOn.promise
      return [before, (await connection(plugin)).address]
    })
    await began.promise
    nr.inventory.removeHost('h')
    nr.inventory.addHost('h', { hostname: 'new' })
    expect((await nr.run(connect)).get('h')?.value).toBe('new')
    expect(Array.from(open, ({ address }) => address)).toEqual(['old', 'new'])
    goOn.resolve()
    expect((await run).get('h')?.value).toEqual(['old', 'old'])
    await turn()
    expect(Array.from(open, ({ address }) => address)).toEqual(['new'])
    expect((await nr.run(connect)).get('h')?.value).toBe('new')
    expect(await nr.closeConnections()).toEqual([])
    expect(open.size).toBe(0)
  })

  it('is closed with everything else, when Nornir is closed before its run is over', async () => {
    const { open, connect } = addresses()
    const nr = await nornirOf(1)
    await nr.run(connect)
    const run = nr.run(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
    )
    await turn()
    nr.inventory.removeHost('h1')
    await nr.close()
    expect((await run).get('h1')?.status).toBe('cancelled')
    expect(open.size).toBe(0)
  })

  it('does not end the process when its connection or its runner fails to close', async () => {
    const unhandled: unknown[] = []
    const listener = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', listener)
    const { plugin } = addresses()
    const broken = { ...plugin, close: () => Promise.reject(new Error('will not close')) }
    const runner = { ...concurrent(), forget: () => Promise.reject(new Error('will not forget')) }
    const nr = await nornirOf(1, { runner })
    await nr.run(async ({ connection }) => void (await connection(broken)))
    nr.inventory.removeHost('h1')
    await turn()
    process.off('unhandledRejection', listener)
    expect(unhandled).toEqual([])
  })
})
