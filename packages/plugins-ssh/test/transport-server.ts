import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import ssh2, { type AuthContext, type Connection } from 'ssh2'
import type { TestServer } from './transport-target.ts'

const { key } = (() => {
  const { private: text } = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
  return { key: text }
})()

/** What a {@link serveSsh} server does; what is left out is never answered. */
export interface SshBehaviour {
  /** Answers authentication requests. */
  readonly authenticate?: ((context: AuthContext, connection: Connection) => void) | undefined
  /** Serves a connection that logged in. */
  readonly serve?: ((connection: Connection) => void) | undefined
  /** Text before the log-in. */
  readonly banner?: string | undefined
}

/** Starts an SSH server that misbehaves as told, where OpenSSH cannot be made to. */
export async function serveSsh(behaviour: SshBehaviour): Promise<TestServer> {
  const { authenticate, serve, banner } = behaviour
  const connections = new Set<Connection>()
  const config = { hostKeys: [key], ...(banner === undefined ? {} : { banner }) }
  const server = new ssh2.Server(config, (connection) => {
    connections.add(connection)
    connection.on('error', () => {})
    connection.on('close', () => connections.delete(connection))
    connection.on('authentication', (context) => authenticate?.(context, connection))
    connection.on('ready', () => serve?.(connection))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    idle: async () => {
      for (const connection of connections) await once(connection, 'close')
    },
    close: async () => {
      for (const connection of connections) connection.end()
      server.close()
      await once(server, 'close')
    },
  }
}
