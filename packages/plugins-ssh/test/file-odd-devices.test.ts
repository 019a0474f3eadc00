import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { ClientCallback, Connection, ServerChannel, Session } from 'ssh2'
import { afterEach, describe, expect, it, vi } from 'vitest'
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
import { serveTcp, type TestServer } from './transport-target.ts'

const timeoutMs = 20_000
let device: TestServer
let opened: TestConnection

afterEach(async () => {
  vi.useRealTimers()
  await opened[Symbol.asyncDispose]()
  await device.close()
})

/** Connects to a device whose sessions are served like that. */
async function toDevice(
  serve: (session: Session, connection: Connection) => void,
): Promise<TestConnection> {
  device = await serveSsh({
    authenticate: (context) => context.accept(),
    serve: (connection) => connection.on('session', (accept) => serve(accept(), connection)),
  })
  opened = await connectTo(device)
  return opened
}

/** What a device's SCP server does with a channel. */
type ScpServer = (channel: ServerChannel, connection: Connection) => void

const toScp = (serve: ScpServer): Promise<TestConnection> =>
  toDevice((session, connection) =>
    session.on('exec', (accept) => {
      const channel = accept()
      channel.on('error', () => {})
      serve(channel, connection)
    }),
  )

/** Answers what comes, one after the other: each answer when so many bytes have come in all. */
function answering(channel: ServerChannel, answers: readonly [number, () => void][]): void {
  let received = 0
  const left = [...answers]
  channel.on('data', (chunk: Buffer) => {
    received += chunk.length
    for (let [first] = left; first !== undefined && received >= first[0]; [first] = left) {
      left.shift()
      first[1]()
    }
  })
}

const OK = Buffer.of(0)
/** Of `C0644 100 x`, and what follows. */
const HEADER = Buffer.byteLength('C0644 100 x\n')
const hundred = random(100)
const put = (connection: TestConnection) =>
  protocols.scp(connection).put(putOf(hundred, { path: 'x' }))

/** Takes a file of 100 bytes and does something at its end. */
function taking(atEnd: ScpServer, headerAnswer: Buffer = OK): ScpServer {
  return (channel, connection) => {
    channel.write(OK)
    answering(channel, [
      [HEADER, () => channel.write(headerAnswer)],
      [HEADER + 101, () => atEnd(channel, connection)],
    ])
  }
}

describe('an SCP server', () => {
  it('that says in words that it is off is quoted, although it leaves the channel open', async () => {
    const connection = await toScp((channel) => channel.write('Administratively disabled.'))
    expect(await failureOf(put(connection))).toMatchObject({
      code: 'FILE_ANSWER',
      said: 'Administratively disabled.',
      bytes: 0,
    })
  })

  it('that refuses to run anything can be passed over', async () => {
    const connection = await toDevice((session) =>
      session.on('exec', (_accept, reject) => reject()),
    )
    const expected = { code: 'FILE_PROTOCOL_UNAVAILABLE', refused: 'exec' }
    expect(await failureOf(put(connection))).toMatchObject(expected)
  })

  it('that ends at once with an error and says nothing has no such program', async () => {
    const connection = await toScp((channel) => {
      channel.exit(1)
      channel.end()
    })
    const put = protocols.scp(connection).put(putOf(random(1_000), { path: 'flash:image.bin' }))
    expect(await failureOf(put)).toMatchObject({
      code: 'FILE_PROTOCOL_UNAVAILABLE',
      refused: 'exec',
    })
  })

  it('that gives up in mid-transfer and reads no more is heard at once', async () => {
    const connection = await toScp((channel) => {
      channel.write(OK)
      channel.once('data', () => {
        channel.write(OK)
        // From here on it reads nothing.
        channel.pause()
        channel.write('\x02out of memory\n')
      })
    })
    const content = random(6_000_000)
    const error = await failureOf(protocols.scp(connection).put(putOf(content, { path: 'x' })))
    expect(error).toMatchObject({ code: 'FILE_REFUSED', said: 'out of memory', reason: 'unknown' })
    expect((error as { bytes: number }).bytes).toBeLessThan(content.length)
  })

  it('that falls silent in mid-transfer is given up', async () => {
    const connection = await toScp((channel) => {
      channel.write(OK)
      channel.once('data', () => {
        channel.pause()
        channel.write(OK)
      })
    })
    const options = { path: 'x', timeoutMs: 200 }
    const putting = protocols.scp(connection).put(putOf(random(6_000_000), options))
    const error = await failureOf(putting)
    expect(error).toMatchObject({ code: 'FILE_TIMEOUT', timeoutMs: 200 })
    expect((error as { bytes: number }).bytes).toBeGreaterThan(0)
  })

  it('that lets us send without any limit does not fill our memory', async () => {
    await toScp((channel) => {
      channel.write(OK)
      channel.once('data', () => {
        channel.write(OK)
        stop()
      })
    })
    let stop = (): void => {}
    const network = await serveTcp((socket) => {
      const toServer = connect(device.port, '127.0.0.1').on('error', () => {})
      socket.pipe(toServer).pipe(socket)
      socket.on('close', () => toServer.destroy())
      stop = () => void socket.unpipe(toServer).pause()
    })
    await using connection = await connectTo(network)
    const { client, link } = connection
    const exec = client.exec.bind(client)
    client.exec = (command: string, done: unknown) =>
      exec(command, (error, channel) => {
        // As if the device had said so when it opened the channel.
        Object.assign(Reflect.get(channel, 'outgoing') as object, { window: 2 ** 31 })
        ;(done as ClientCallback)(error, channel)
      })
    let most = 0
    const content = Buffer.alloc(64_000_000)
    const onProgress = () => {
      most = Math.max(most, link.writableLength)
    }
    const options = putOf(content, { path: 'x', timeoutMs: 300, onProgress })
    expect(await failureOf(protocols.scp(connection).put(options))).toMatchObject({
      code: 'FILE_TIMEOUT',
    })
    expect(most).toBeLessThan(2_000_000)
    await network.close()
  })

  it('that acknowledges all and exits with an error has refused the file', async () => {
    const refusing = taking((channel) => {
      channel.write(OK)
      channel.stderr.write('%Error: verify failed\r\n')
      channel.exit(1)
      channel.end()
    })
    const connection = await toScp(refusing)
    expect(await failureOf(put(connection))).toMatchObject({
      code: 'FILE_REFUSED',
      said: '%Error: verify failed',
      bytes: 100,
    })
  })

  it('may acknowledge what it has acknowledged already', async () => {
    const twice = taking(
      (channel) => {
        channel.write(OK)
        channel.exit(0)
        channel.end()
      },
      Buffer.of(0, 0),
    )
    const connection = await toScp(twice)
    await put(connection)
  })

  it('may hang up behind the last acknowledgement', async () => {
    const hangingUp = taking((channel, server) => {
      channel.write(OK)
      server.end()
    })
    const connection = await toScp(hangingUp)
    await put(connection)
  })

  it('may leave its channel open: it is closed after five seconds', async () => {
    let isOver = false
    const connection = await toScp(taking((channel) => channel.write(OK)))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const putting = put(connection).finally(() => {
      isOver = true
    })
    while (!isOver) {
      vi.advanceTimersByTime(100)
      await setImmediate()
    }
    await putting
  })

  it('is told sizes beyond 32 bits, and tells them', async () => {
    const size = 5 * 2 ** 30
    const headers: string[] = []
    const connection = await toScp((channel) => {
      channel.write(OK)
      channel.once('data', (header: Buffer) => {
        headers.push(header.toString())
        channel.write(OK)
      })
    })
    const cancel = new AbortController()
    const onProgress = () => cancel.abort('seen')
    const { signal } = cancel
    const path = 'flash:/big.bin'
    const options = putOf(random(300_000), { path, size, signal, onProgress, mode: 0o755 })
    expect(await failureOf(protocols.scp(connection).put(options))).toBe('seen')
    expect(headers).toEqual([`C0755 ${size} big.bin\n`])
  })

  it('may send times before a file, of any size', async () => {
    const size = 5 * 2 ** 30
    const connection = await toScp((channel) =>
      answering(channel, [
        [1, () => channel.write('T1183828267 0 1183828267 0\n')],
        [2, () => channel.write(`C0644 ${size} big.bin\n`)],
        [3, () => channel.write(random(1_000))],
      ]),
    )
    const sizes: number[] = []
    const broken = new Error('enough')
    const getting = protocols.scp(connection).get({
      path: 'flash:/big.bin',
      onSize: (bytes) => void sizes.push(bytes),
      write: () => Promise.reject(broken),
      timeoutMs,
    })
    expect(await failureOf(getting)).toBe(broken)
    expect(sizes).toEqual([size])
  })

  it.each(['C0644 abc x', 'C0644 99999999999999999999 x', 'D0755 0 folder', 'E'])(
    'that announces %j is not understood',
    async (line) => {
      const connection = await toScp((channel) =>
        answering(channel, [[1, () => channel.write(`${line}\n`)]]),
      )
      const { write } = collector()
      const getting = protocols.scp(connection).get({ path: 'x', write, timeoutMs })
      expect(await failureOf(getting)).toMatchObject({ code: 'FILE_ANSWER', said: line })
    },
  )

  it('that ends in the middle of a file is told from a lost connection', async () => {
    const connection = await toScp((channel) =>
      answering(channel, [
        [1, () => channel.write('C0644 100 x\n')],
        [
          2,
          () => {
            channel.write(hundred.subarray(0, 30))
            channel.end()
          },
        ],
      ]),
    )
    const { write } = collector()
    const error = await failureOf(protocols.scp(connection).get({ path: 'x', write, timeoutMs }))
    expect(error).toMatchObject({ code: 'FILE_INTERRUPTED', isConnectionLost: false, bytes: 30 })
  })
})
