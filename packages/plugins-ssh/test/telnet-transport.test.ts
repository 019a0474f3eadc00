import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Route } from '../src/transport/link/route.ts'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL } from '../src/transport/ssh-target.ts'
import { openTelnetTransport } from '../src/transport/telnet/open-telnet-transport.ts'
import { noSignal, readerOf, serveTcp, type TestServer } from './transport-target.ts'

let server: TestServer

afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

interface Peer {
  /** Sends bytes, or text as latin1. */
  readonly say: (...parts: readonly (string | readonly number[])[]) => void
  /** Resolves with what came since the last call, when it fulfils a pattern, as latin1. */
  readonly until: (pattern: RegExp) => Promise<string>
  readonly socket: Socket
}

/** A TCP server whose next connection is a peer. */
async function listen({ allowHalfOpen = false } = {}): Promise<{ readonly peer: Promise<Peer> }> {
  let accept = (_peer: Peer): void => undefined
  const peer = new Promise<Peer>((resolve) => {
    accept = resolve
  })
  server = await serveTcp((socket) => accept(peerOf(socket)), { allowHalfOpen })
  return { peer }
}

function peerOf(socket: Socket): Peer {
  let fresh = ''
  let check = (): void => undefined
  socket.on('data', (bytes: Buffer) => {
    fresh += bytes.toString('latin1')
    check()
  })
  return {
    socket,
    say: (...parts) => {
      for (const part of parts)
        socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))
    },
    until: (pattern) =>
      new Promise((resolve) => {
        check = () => {
          if (!pattern.test(fresh)) return
          check = () => undefined
          resolve(fresh)
          fresh = ''
        }
        check()
      }),
  }
}

function open({ signal = noSignal(), route }: { signal?: AbortSignal; route?: Route } = {}) {
  const target = { host: 'r1', hostname: '127.0.0.1', port: server.port, route }
  const limits = DEFAULT_LIMITS
  return openTelnetTransport({ ...target, terminal: DEFAULT_TERMINAL, limits }, signal)
}

const [WILL, DO, IAC] = [251, 253, 255] as const

describe('a telnet connection', () => {
  it('rule 1: sends nothing to a peer that says nothing', async () => {
    const { peer } = await listen()
    const transport = await open()
    expect(transport).toMatchObject({
      peer: `telnet 127.0.0.1:${server.port}`,
      isAuthenticated: false,
      isOpen: true,
    })
    const { socket } = await peer
    await transport.close()
    await server.idle()
    expect(socket.bytesRead).toBe(0)
  })

  it('answers the negotiation by itself, and keeps the text until it is started', async () => {
    const { peer } = await listen()
    const transport = await open()
    const device = await peer
    device.say('Wel', [IAC, WILL, 1, IAC, DO, 24], 'come ', [IAC, IAC])
    expect(Buffer.from(await device.until(/^.{6}$/s), 'latin1')).toEqual(
      Buffer.from([IAC, DO, 1, IAC, WILL, 24]),
    )
    device.say('!')
    const reader = readerOf(transport)
    await reader.until(/!$/)
    expect(reader.text()).toBe('Welcome \ufffd!')
    expect(() => transport.start({ onData: () => {}, onClose: () => {} })).toThrow('before')
    await transport.close()
  })

  it('types CR NUL for Enter to a peer that speaks telnet, CR to one that does not', async () => {
    const { peer } = await listen()
    const transport = await open()
    const device = await peer
    const reader = readerOf(transport)
    device.say('raw> ')
    await reader.until(/> $/)
    transport.write('ÿ\n')
    expect(await device.until(/\r$/)).toBe('Ã¿\r')
    device.say([IAC, 241], 'telnet> ')
    await reader.until(/telnet> $/)
    transport.write(Buffer.from('ÿ\n', 'latin1'))
    expect(await device.until(/\0$/)).toBe('ÿÿ\r\0')
    await transport.close()
  })

  it('leaves the text of a peer that speaks no telnet as it is', async () => {
    const { peer } = await listen()
    const reader = readerOf(await open())
    const device = await peer
    device.say('Grüße\r\nlogin: ')
    device.socket.end()
    await reader.closed
    expect(reader.text()).toBe(Buffer.from('Grüße\r\nlogin: ', 'latin1').toString())
  })

  it('goes the way that the user opens', async () => {
    const { peer } = await listen()
    const socket = () => connect(server.port, '127.0.0.1')
    const transport = await open({ route: { kind: 'socket', open: socket } })
    ;(await peer).say('hello')
    const reader = readerOf(transport)
    await reader.until(/hello/)
    await transport.close()
    expect(await reader.closed).toEqual({ by: 'us' })
  })
})

describe('the end of a telnet connection', () => {
  it('is by the device when it ends the stream', async () => {
    const { peer } = await listen()
    const transport = await open()
    const reader = readerOf(transport)
    const device = await peer
    device.say('% Idle timeout')
    device.socket.end()
    expect(await reader.closed).toEqual({ by: 'device', error: undefined })
    expect(reader.text()).toBe('% Idle timeout')
    expect(transport.isOpen).toBe(false)
    transport.write('nobody is there\n')
    await server.idle()
  })

  it('is by the network when the stream breaks', async () => {
    const { peer } = await listen()
    const transport = await open()
    const reader = readerOf(transport)
    ;(await peer).socket.resetAndDestroy()
    expect(await reader.closed).toMatchObject({ by: 'network', error: { code: 'ECONNRESET' } })
    expect(transport.isOpen).toBe(false)
  })

  it('is by us, says nothing, and can come twice', async () => {
    const { peer } = await listen()
    const transport = await open()
    const reader = readerOf(transport)
    const { socket } = await peer
    await Promise.all([transport.close(), transport.close()])
    expect(await reader.closed).toEqual({ by: 'us' })
    transport.write('too late\n')
    await server.idle()
    expect(socket.bytesRead).toBe(0)
    transport.destroy()
    await transport.close()
  })

  it('is cut after 2 seconds when the device does not end its side', async () => {
    const { peer } = await listen({ allowHalfOpen: true })
    const transport = await open()
    const { socket } = await peer
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ended = once(socket, 'end')
    const closed = transport.close()
    await ended
    await vi.advanceTimersByTimeAsync(1_999)
    expect(transport.isOpen).toBe(false)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    await closed
    expect(vi.getTimerCount()).toBe(0)
  })

  it('comes at once when it is destroyed', async () => {
    await listen({ allowHalfOpen: true })
    const transport = await open()
    const reader = readerOf(transport)
    transport.destroy()
    expect(await reader.closed).toEqual({ by: 'us' })
  })
})

describe('opening a telnet connection', () => {
  it('gives up with the reason of the signal', async () => {
    await listen()
    const reason = new Error('enough')
    await expect(open({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('says that nothing listens', async () => {
    await listen()
    await server.close()
    await expect(open()).rejects.toMatchObject({ code: 'CONNECT_REFUSED', host: 'r1' })
    await listen()
  })
})
