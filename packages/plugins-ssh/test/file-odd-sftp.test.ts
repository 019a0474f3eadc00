import ssh2, { type Session, type SFTPWrapper } from 'ssh2'
import { afterEach, expect, it } from 'vitest'
import {
  collector,
  connectTo,
  failureOf,
  protocols,
  putOf,
  random,
  type TestConnection,
} from './file-device.ts'
import { serveSsh } from './transport-server.ts'
import type { TestServer } from './transport-target.ts'

const { STATUS_CODE: CODE } = ssh2.utils.sftp
const timeoutMs = 20_000
let device: TestServer
let connection: TestConnection

afterEach(async () => {
  await connection[Symbol.asyncDispose]()
  await device.close()
})

interface SftpServer {
  /** Its one file; it grows with what is written. */
  content: Buffer
  /** What it says of its size. Default: the truth. */
  readonly size?: number
  /** Most bytes that it gives at once. */
  readonly readMost?: number
  /** So many answers are kept back and given in turned order. */
  readonly turned?: number
  /** The `write` with this number is refused, from 0. */
  readonly refuseWrite?: number
}

/** Connects to a server of SFTP without any extension. It counts what is on its way and what is open. */
async function toSftp(server: SftpServer) {
  const seen = { closed: 0, ahead: 0, mostAhead: 0 }
  const serve = (sftp: SFTPWrapper): void => {
    const kept: (() => void)[] = []
    const answer = (give: () => void): void => {
      kept.push(give)
      seen.ahead += 1
      seen.mostAhead = Math.max(seen.mostAhead, seen.ahead)
      // After everything that has come already.
      setImmediate(() => {
        if (kept.length >= (server.turned ?? 1) || kept.length === seen.ahead) {
          for (const one of kept.splice(0).reverse()) {
            seen.ahead -= 1
            one()
          }
        }
      })
    }
    let writes = 0
    sftp.on('OPEN', (id) => void sftp.handle(id, Buffer.from('file')))
    sftp.on('FSTAT', (id) => {
      const { size = server.content.length } = server
      sftp.attrs(id, { size, mode: 0o100644, uid: 0, gid: 0, atime: 0, mtime: 0 })
    })
    sftp.on('READ', (...[id, , offset, length]) => {
      const most = Math.min(length, server.readMost ?? length)
      const piece = server.content.subarray(offset, offset + most)
      answer(() => void (piece.length > 0 ? sftp.data(id, piece) : sftp.status(id, CODE.EOF)))
    })
    sftp.on('WRITE', (...[id, , offset, data]) => {
      const isRefused = writes === server.refuseWrite
      writes += 1
      const grown = Buffer.alloc(Math.max(server.content.length, offset + data.length))
      grown.set(server.content)
      grown.set(data, offset)
      if (!isRefused) server.content = grown
      answer(() => void sftp.status(id, isRefused ? CODE.FAILURE : CODE.OK))
    })
    sftp.on('STAT', (id) => void sftp.status(id, CODE.OP_UNSUPPORTED))
    sftp.on('CLOSE', (id) => {
      seen.closed += 1
      sftp.status(id, CODE.OK)
    })
  }
  device = await serveSsh({
    authenticate: (context) => context.accept(),
    serve: (accepted) =>
      accepted.on('session', (accept) => {
        const session: Session = accept()
        session.on('sftp', (acceptSftp) => serve(acceptSftp()))
      }),
  })
  connection = await connectTo(device)
  return { sftp: protocols.sftp(connection), seen }
}

const content = random(3_000_000)

it('reads from a server that gives less at once than it was asked for', async () => {
  const { sftp, seen } = await toSftp({ content, readMost: 5_000 })
  const { write, all } = collector()
  await sftp.get({ path: 'x', write, timeoutMs })
  expect(all().equals(content)).toBe(true)
  expect(seen.closed).toBe(1)
})

it('keeps the order of a file whose pieces come in another, and asks ahead', async () => {
  const { sftp, seen } = await toSftp({ content, turned: 7 })
  const { write, all } = collector()
  await sftp.get({ path: 'x', write, timeoutMs })
  expect(all().equals(content)).toBe(true)
  expect(seen.mostAhead).toBeGreaterThan(8)
  expect(seen.mostAhead).toBeLessThanOrEqual(64)
})

it('counts as arrived only what has no gap before it', async () => {
  const server = { content: Buffer.alloc(0), turned: 7 }
  const { sftp, seen } = await toSftp(server)
  const progress: number[] = []
  const onProgress = (bytes: number) => void progress.push(bytes)
  await sftp.put(putOf(content, { path: 'x', onProgress }))
  expect(server.content.equals(content)).toBe(true)
  expect(progress).toEqual([...progress].sort((left, right) => left - right))
  expect(progress.at(-1)).toBe(content.length)
  expect(seen.mostAhead).toBeLessThanOrEqual(64)
})

it.each([
  ['of which the server tells no size', 0],
  ['that has grown meanwhile', 1_000_000],
])('reads a file %s', async (_what, size) => {
  const { sftp } = await toSftp({ content, size })
  const { write, all } = collector()
  await sftp.get({ path: 'x', write, timeoutMs })
  expect(all().equals(content.subarray(0, size || content.length))).toBe(true)
})

it('fails where a file ends before its size', async () => {
  const { sftp, seen } = await toSftp({ content, size: 4_000_000 })
  const { write, all } = collector()
  const error = await failureOf(sftp.get({ path: 'x', write, timeoutMs }))
  expect(error).toMatchObject({
    code: 'FILE_SIZE',
    what: 'file',
    expected: 4_000_000,
    actual: 3_000_000,
    bytes: 3_000_000,
  })
  expect(all().equals(content)).toBe(true)
  await expect.poll(() => seen.closed).toBe(1)
})

it('stops at the first write that is refused, says what arrived, and closes the file', async () => {
  const { sftp, seen } = await toSftp({ content: Buffer.alloc(0), refuseWrite: 3 })
  const error = await failureOf(sftp.put(putOf(content, { path: 'x' })))
  expect(error).toMatchObject({ code: 'FILE_REFUSED', reason: 'unknown', said: 'SFTP status 4' })
  expect((error as { bytes: number }).bytes).toBeLessThanOrEqual(3 * 32_768)
  await expect.poll(() => seen.closed).toBe(1)
})
