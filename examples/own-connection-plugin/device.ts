import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A device with an HTTP interface, to try the plugin on. */
export interface HttpDevice extends AsyncDisposable {
  /** On 127.0.0.1. */
  readonly port: number
}

/** Starts a device that lets `admin` in with `lab-only-password` and answers `GET /version`. */
export async function startHttpDevice(version: string): Promise<HttpDevice> {
  const expected = `Basic ${Buffer.from('admin:lab-only-password').toString('base64')}`
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === expected
    if (!isKnown) response.writeHead(401).end()
    else if (request.url === '/') response.end()
    else if (request.url === '/version') response.end(JSON.stringify({ version }))
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
