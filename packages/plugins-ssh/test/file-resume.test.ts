import { chmod, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import {
  collector,
  connectTo,
  type FileDevice,
  failureOf,
  protocols,
  putOf,
  random,
  startFileDevice,
  type TestConnection,
} from './file-device.ts'

const timeoutMs = 20_000

describeWith(['sshd'], 'transfers that go on', () => {
  let device: FileDevice
  let connection: TestConnection

  beforeAll(async () => {
    device = await startFileDevice()
    connection = await connectTo(device)
  })
  afterAll(async () => {
    await connection?.[Symbol.asyncDispose]()
    await device?.close()
  })

  it('scp cannot resume, and says so', async () => {
    const options = { path: join(device.flash, 'x'), startAt: 5 }
    expect(await failureOf(protocols.scp(connection).put(putOf(random(9), options)))).toMatchObject(
      {
        code: 'FILE_OPTIONS',
        option: 'startAt',
      },
    )
  })

  it('sftp goes on where an earlier transfer ended', async () => {
    const path = join(device.flash, 'resumed')
    const content = random(1_000_000)
    await writeFile(path, content.subarray(0, 300_000))
    await chmod(path, 0o666)
    const seen: number[] = []
    const onProgress = (bytes: number) => void seen.push(bytes)
    await protocols.sftp(connection).put(putOf(content, { path, startAt: 300_000, onProgress }))
    expect((await readFile(path)).equals(content)).toBe(true)
    expect(seen[0]).toBeGreaterThan(300_000)
    const { write, all } = collector()
    await protocols.sftp(connection).get({ path, startAt: 999_000, write, timeoutMs })
    expect(all().equals(content.subarray(999_000))).toBe(true)
    const nothing = collector()
    await protocols.sftp(connection).get({ path, startAt: 1e6, write: nothing.write, timeoutMs })
    expect(nothing.all()).toHaveLength(0)
  })

  it('sftp goes on behind 4 GiB', async () => {
    const path = join(device.flash, 'sparse')
    const startAt = 5 * 2 ** 30
    await writeFile(path, '')
    await truncate(path, startAt)
    await chmod(path, 0o666)
    const size = startAt + 10
    const read = async function* (from: number) {
      yield Buffer.from(from === startAt ? 'the end is' : 'wrong')
    }
    const sizes: number[] = []
    const { write, all } = collector()
    await protocols.sftp(connection).put(putOf(Buffer.alloc(0), { path, size, startAt, read }))
    const onSize = (bytes: number) => void sizes.push(bytes)
    await protocols.sftp(connection).get({ path, startAt: size - 6, write, onSize, timeoutMs })
    expect(all().toString()).toBe('end is')
    expect(sizes).toEqual([size])
  })

  it('sftp does not go on behind the end of a file', async () => {
    const path = join(device.flash, 'resumed too far')
    await protocols.sftp(connection).put(putOf(random(10), { path }))
    const wrong = { code: 'FILE_SIZE', what: 'file', expected: 11, actual: 10 }
    const { sftp } = protocols
    const putting = sftp(connection).put(putOf(random(20), { path, startAt: 11 }))
    expect(await failureOf(putting)).toMatchObject(wrong)
    const { write } = collector()
    const getting = sftp(connection).get({ path, startAt: 11, write, timeoutMs })
    expect(await failureOf(getting)).toMatchObject(wrong)
    const absent = sftp(connection).put(
      putOf(random(20), { path: join(device.flash, 'absent'), startAt: 1 }),
    )
    expect(await failureOf(absent)).toMatchObject({ code: 'FILE_REFUSED', reason: 'not-found' })
  })

  it('sftp reads files that do not tell their size', async () => {
    const { write, all } = collector()
    await protocols.sftp(connection).get({ path: '/proc/cpuinfo', write, timeoutMs })
    expect(all().toString()).toBe(await readFile('/proc/cpuinfo', 'utf8'))
  })
})
