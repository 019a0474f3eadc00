import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import type { Logger } from '@nornir-ts/core'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL, type SshTarget } from '../src/transport/ssh-target.ts'
import type { Transport, TransportClose } from '../src/transport/transport.ts'

const ignore = (): void => {}

/** A logger that keeps silent. */
const silent = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
} as unknown as Logger

/** A target with defaults for what a test does not care about. */
export function targetOf(
  fields: Partial<SshTarget> & Pick<SshTarget, 'port' | 'knownHostsFiles'>,
): SshTarget {
  return {
    host: 'r1',
    hostname: '127.0.0.1',
    username: 'admin',
    hostKeys: 'accept-new',
    terminal: DEFAULT_TERMINAL,
    limits: DEFAULT_LIMITS,
    log: silent,
    ...fields,
  }
}

/** A signal that nobody aborts. */
export function noSignal(): AbortSignal {
  return new AbortController().signal
}

/** Reads a transport for a test. */
export interface Reader {
  /** Everything received so far. */
  readonly text: () => string
  /** Resolves when the text received fulfils a pattern. */
  readonly until: (pattern: RegExp) => Promise<void>
  /** Resolves when the transport has closed. */
  readonly closed: Promise<TransportClose>
}

/** Starts a transport and collects what it receives. */
export function readerOf(transport: Transport): Reader {
  let text = ''
  let check = ignore
  const closed = new Promise<TransportClose>((resolve) => {
    transport.start({
      onData: (chunk) => {
        text += chunk.toString()
        check()
      },
      onClose: resolve,
    })
  })
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      check = () => {
        if (!pattern.test(text)) return
        check = ignore
        resolve()
      }
      check()
    })
  return { text: () => text, until, closed }
}

/** A TCP server of a test. */
export interface TestServer {
  readonly port: number
  /** Resolves when no connection is left. */
  readonly idle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a TCP server on a free port; `serve` gets every connection, which it ends itself if it likes. */
export async function serveTcp(
  serve: (socket: Socket) => void,
  { allowHalfOpen = false } = {},
): Promise<TestServer> {
  const sockets = new Set<Socket>()
  const server: Server = createServer({ allowHalfOpen }, (socket) => {
    sockets.add(socket)
    socket.on('error', ignore)
    socket.on('close', () => sockets.delete(socket))
    // Unread, it would never see the other side's end.
    socket.resume()
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const idle = async (): Promise<void> => {
    for (const socket of sockets) await once(socket, 'close')
  }
  return {
    port: (server.address() as AddressInfo).port,
    idle,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A port whose queue is full: the system lets nobody in, and answers nothing. */
export async function serveNobody(): Promise<TestServer> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const server = require('node:net').createServer()
     server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port)
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
     })`,
    { eval: true },
  )
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const queued = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await Promise.all(
    queued.slice(0, 2).map((socket) => new Promise((done) => socket.once('connect', done))),
  )
  return {
    port,
    idle: async () => {},
    close: async () => {
      for (const socket of queued) socket.destroy()
      await worker.terminate()
    },
  }
}

/** Runs a body with a server and closes it, whatever happens. */
export async function using<Value>(
  server: TestServer | Promise<TestServer>,
  body: (server: TestServer) => Promise<Value>,
): Promise<Value> {
  const started = await server
  try {
    return await body(started)
  } finally {
    await started.close()
  }
}
