import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { keptLog } from '../../test/log-lines.ts'
import { runProgram } from '../../test/run-program.ts'
import { concurrent, type TaskContext } from '../index.ts'
import { FileRoom } from './file-room.ts'
import { openFiles } from './open-files.ts'

const LIMIT = 256
let accepted = 0
const server = createServer((socket) => {
  accepted += 1
  socket.on('error', () => {})
  socket.resume()
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** Without the host, and that it was not started. */
const reasonOf = (message: string): string => message.replace(/^h\d+: not started: /, '')

async function underLimit(hosts: number, concurrency: number, sessions = 'one') {
  accepted = 0
  const { port } = server.address() as AddressInfo
  const args = [port, hosts, concurrency, sessions].map(String)
  const { ended, written } = await runProgram('sessions-under-limit.ts', {
    args,
    limits: { n: LIMIT },
  })
  expect(ended).toBe(0)
  return JSON.parse(written)
}

describe.skipIf(process.platform === 'win32')('a process that may open 256 files', () => {
  it('connects to no host of a run that may need more, and says what the run needs', async () => {
    const { counts, error, messages } = await underLimit(300, 300)
    expect(accepted).toBe(0)
    expect(counts).toMatchObject({ ok: 0, failed: 1, skipped: 299 })
    expect(error).toMatchObject({ code: 'FILE_LIMIT', limit: LIMIT, status: 'failed', needed: 332 })
    expect(error.possibleConcurrency).toBeGreaterThan(100)
    expect(messages.map(reasonOf)).toEqual(messages.map(() => reasonOf(messages[0])))
    expect(messages[0]).toMatch(
      /may have 256 files open, has \d+, and this run may need 332 more; .*ulimit -n 512.* lower concurrency to \d+$/,
    )
  }, 30_000)

  it('skips hosts that were not started for the same reason', async () => {
    const { counts, messages } = await underLimit(3_000, 300)
    expect(accepted).toBe(0)
    expect(counts).toMatchObject({ ok: 0, failed: 1, skipped: 2_999 })
    expect(messages.map(reasonOf)).toEqual(messages.map(() => reasonOf(messages[0])))
  }, 30_000)

  it('reaches any number of hosts, closing sessions as hosts end', async () => {
    const { counts, mostOpen, stillOpen } = await underLimit(1_000, 100)
    expect(counts.ok).toBe(1_000)
    expect(mostOpen).toBeLessThanOrEqual(100)
    expect(stillOpen).toBe(0)
    expect(accepted).toBe(1_000)
  }, 30_000)

  it('keeps sessions open where all of them may be', async () => {
    const { counts, stillOpen } = await underLimit(100, Number.POSITIVE_INFINITY)
    expect(counts.ok).toBe(100)
    expect(stillOpen).toBe(100)
  }, 30_000)

  it('runs what needs no session on as many hosts at once as asked for', async () => {
    const { counts } = await underLimit(5_000, Number.POSITIVE_INFINITY, 'none')
    expect(counts.ok).toBe(5_000)
  }, 30_000)
})

describe.skipIf(process.platform === 'win32')('the room for files', () => {
  const { logger: log } = keptLog('info')

  it('is looked at for the plugin whose sessions take most, and not for one that takes none', () => {
    const many = openFiles()?.limit ?? 0
    const room = new FileRoom(() => ({ atOnce: many / 2, inAll: many / 2 }), log)
    room.expect(0)
    room.expect(1)
    expect(room.refusal).toBeUndefined()
    expect(() => room.expect(2)).toThrow(expect.objectContaining({ needed: many + 32 }))
    expect(() => room.expect(0)).toThrow(expect.objectContaining({ isFirst: false }))
  })

  it('counts hosts once whose sessions are open from an earlier run', async () => {
    const plugin = {
      ...{ name: 'dummy', filesPerSession: Math.floor((openFiles()?.limit ?? 0) / 5) },
      open: async () => ({}),
      close: async () => {},
    }
    const nr = await nornirOf(4, { runner: concurrent() })
    const open = async ({ connection }: TaskContext): Promise<void> =>
      void (await connection(plugin))
    const three = nr.filter(({ name }) => name !== 'h4')
    expect((await three.run(open)).failed).toBe(false)
    expect((await nr.run(open)).failed).toBe(false)
  })
})
