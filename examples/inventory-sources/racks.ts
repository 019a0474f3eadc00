import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that knows in which rack a device is, for those who have the token. */
export interface RackServer extends AsyncDisposable {
  /** Where it answers. */
  readonly url: string
}

/** One device, as the server has it. */
export interface RackedDevice {
  /** Name of the device. */
  readonly name: string
  /** Name of its site. */
  readonly site: string
  /** Number of its rack. */
  readonly rack: number
}

const devices: readonly RackedDevice[] = [
  { name: 'leaf-1.ams', site: 'Amsterdam', rack: 4 },
  { name: 'leaf-2.ams', site: 'Amsterdam West', rack: 11 },
  { name: 'spine-1.ams', site: 'Amsterdam', rack: 1 },
]

/** Starts the server on loopback. Its first answer is that it is busy. */
export async function startRackServer(token: string): Promise<RackServer> {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end()
    else if (requests === 1) response.writeHead(503, { 'retry-after': '0' }).end()
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(devices))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/devices`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
