import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import ssh2, { type AuthContext, type Connection } from 'ssh2'
import { delayOutput } from '../fault/delay-line.ts'
import type { Faults } from '../fault/faults.ts'
import type { Access } from '../simulation/simulation.ts'
import { silenceGlobalRequests } from './silent-requests.ts'
import { VtyLines } from './vty-lines.ts'

/** What an SSH endpoint is made of. */
export interface SshEndpointOptions {
  /** Address to listen on. */
  readonly address: string
  /** Port; 0 takes a free one. */
  readonly port: number
  /** Private host key. */
  readonly hostKey: string
  /** Shown before authentication. */
  readonly banner?: string | undefined
  /** How it names itself, behind `SSH-2.0-`. Default: as IOS does. */
  readonly ident?: string | undefined
  /** What a new connection meets, by what the device has configured. Default: `open`. */
  readonly access?: ((client: string) => Access) | undefined
  /** The faults of now. */
  readonly faults: () => Faults
  /** Decides the log-ins of a connection; `end` closes it. */
  readonly authenticate: (end: () => void) => (context: AuthContext) => void
  /** Serves a connection whose user has logged in; `drop` cuts it behind what was written. */
  readonly serve: (connection: Connection, drop: () => void) => void
}

/** As an IOS device identifies itself. */
const iosIdent = 'Cisco-1.25'

/** ssh2 cannot switch its keep-alive off, and IOS sends none: once in 24 days is as good. */
const neverMs = 2 ** 31 - 1

/** How long a client may take to answer the end of its connection when the lab closes. */
const closeLimitMs = 200

/** One listening SSH server. The SSH part is built when the first connection comes: idle devices cost little. */
export class SshEndpoint {
  readonly #options: SshEndpointOptions
  readonly #listener: Server
  /** By the client's address and port: how a connection of ssh2 finds its socket. */
  readonly #sockets = new Map<string, Socket>()
  readonly #lines = new VtyLines()
  #ssh: ssh2.Server | undefined

  /** @param options - See {@link SshEndpointOptions}. */
  constructor(options: SshEndpointOptions) {
    this.#options = options
    this.#listener = createServer({ noDelay: true }, (socket) => this.#accept(socket))
  }

  /** Starts to listen. @throws the error of the socket, e.g. when the port is taken. */
  async listen(): Promise<void> {
    const { port, address } = this.#options
    this.#listener.listen({ port, host: address, backlog: 1024 })
    await once(this.#listener, 'listening')
  }

  /** The port in use. */
  get port(): number {
    return (this.#listener.address() as AddressInfo).port
  }

  /** Cuts every connection at once. */
  dropConnections(): void {
    for (const socket of this.#sockets.values()) socket.destroy()
  }

  /** Stops listening and ends every connection; one that does not react is cut. */
  async close(): Promise<void> {
    if (!this.#listener.listening) return
    const closed = once(this.#listener, 'close')
    this.#listener.close()
    for (const socket of this.#sockets.values()) socket.end()
    const limit = setTimeout(() => this.dropConnections(), closeLimitMs)
    await closed
    clearTimeout(limit)
    this.#lines.close()
  }

  #accept(socket: Socket): void {
    const { latencyMs = 0, maxSessions = Number.POSITIVE_INFINITY } = this.#options.faults()
    const access = this.#options.access?.(socket.remoteAddress ?? '') ?? 'open'
    if (access === 'refused') {
      // the listener itself stays: its port might be somebody else's when it is needed again
      socket.on('error', () => undefined)
      socket.resetAndDestroy()
      return
    }
    if (!this.#lines.take(maxSessions)) {
      socket.destroy()
      return
    }
    const key = `${socket.remoteAddress} ${socket.remotePort}`
    this.#sockets.set(key, socket)
    let isLost = false
    // whoever takes leave of the device has its answer before the end of his own side arrives
    socket.once('end', () => {
      isLost = !socket.writableEnded
    })
    socket.once('error', () => {
      isLost = true
    })
    socket.once('close', () => {
      this.#sockets.delete(key)
      this.#lines.release(isLost ? (this.#options.faults().vtyReleaseMs ?? 0) : 0)
    })
    if (access === 'silent') {
      socket.resume()
      return
    }
    if (latencyMs > 0) delayOutput(socket, latencyMs)
    this.#ssh ??= this.#createSsh()
    this.#ssh.injectSocket(socket)
  }

  #createSsh(): ssh2.Server {
    const { hostKey, banner, ident = iosIdent } = this.#options
    return new ssh2.Server(
      {
        hostKeys: [hostKey],
        ident,
        keepaliveInterval: neverMs,
        ...(banner === undefined ? {} : { banner: crLf(banner) }),
      },
      (connection, { ip, port }) => this.#serve(connection, this.#sockets.get(`${ip} ${port}`)),
    )
  }

  #serve(connection: Connection, socket: Socket | undefined): void {
    const { authenticate, serve, faults } = this.#options
    if (faults().silentGlobalRequests === true) silenceGlobalRequests(connection)
    // a client that goes away without a word is an error to ssh2 and nothing to a device
    connection.on('error', () => socket?.destroy())
    connection.on(
      'authentication',
      authenticate(() => connection.end()),
    )
    connection.once('ready', () => serve(connection, () => cut(socket)))
  }
}

/** Cuts a link behind what was written to it. */
function cut(socket: Socket | undefined): void {
  socket?.once('finish', () => socket.destroy())
  socket?.end()
}

/** RFC 4252, 5.4: CR LF between the lines; ssh2 adds the last one. */
function crLf(banner: string): string {
  return banner.replace(/\r?\n$/, '').replace(/\r?\n/g, '\r\n')
}
