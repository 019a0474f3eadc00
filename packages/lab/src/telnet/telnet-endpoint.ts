import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { delayOutput } from '../fault/delay-line.ts'
import type { Access } from '../simulation/simulation.ts'
import { serveTelnet, type TelnetDevice } from './serve-telnet.ts'

/** One listening telnet server. */
export class TelnetEndpoint {
  readonly #device: TelnetDevice
  readonly #access: (client: string) => Access
  readonly #listener: Server
  readonly #sockets = new Set<Socket>()

  /**
   * @param device - What it serves.
   * @param access - What a new connection meets.
   */
  constructor(device: TelnetDevice, access: (client: string) => Access) {
    this.#device = device
    this.#access = access
    this.#listener = createServer({ noDelay: true }, (socket) => this.#accept(socket))
  }

  /** Starts to listen on a free port. @throws the error of the socket. */
  async listen(address: string): Promise<void> {
    this.#listener.listen({ port: 0, host: address, backlog: 1024 })
    await once(this.#listener, 'listening')
  }

  /** The port in use. */
  get port(): number {
    return (this.#listener.address() as AddressInfo).port
  }

  /** Cuts every connection at once. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    if (!this.#listener.listening) return
    const closed = once(this.#listener, 'close')
    this.#listener.close()
    this.dropConnections()
    await closed
  }

  #accept(socket: Socket): void {
    const { latencyMs = 0, maxSessions = Number.POSITIVE_INFINITY } = this.#device.faults()
    if (this.#access(socket.remoteAddress ?? '') === 'refused') {
      socket.on('error', () => undefined)
      socket.resetAndDestroy()
      return
    }
    if (this.#sockets.size >= maxSessions) {
      socket.destroy()
      return
    }
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // a client that goes away without a word is nothing to a device
    socket.on('error', () => undefined)
    if (latencyMs > 0) delayOutput(socket, latencyMs)
    serveTelnet(socket, this.#device)
  }
}
