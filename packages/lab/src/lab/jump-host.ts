import { connect, type Socket } from 'node:net'
import type { ServerChannel } from 'ssh2'
import { DeviceLog, type LoginAttempt } from '../log/device-log.ts'
import { authenticator, readPublicKeys } from '../ssh/authentication.ts'
import type { HostKey } from '../ssh/host-key.ts'
import { SshEndpoint } from '../ssh/ssh-endpoint.ts'

/** What a simulated jump host is made of. Only the name is needed. */
export interface JumpHostOptions {
  /** Unique among the jump hosts of the lab. */
  readonly name: string
  /** Who may log in. Default `admin`. */
  readonly username?: string | undefined
  /** Default `admin`. */
  readonly password?: string | undefined
  /** Keys that may log in, as lines of `authorized_keys`. Default: none. */
  readonly publicKeys?: readonly string[] | undefined
}

/**
 * A simulated jump host: an SSH server that opens connections to everything else of its lab (RFC 4254,
 * 7.2), and to nothing outside. It has no shell.
 */
export interface LabJumpHost {
  /** Its name in the lab. */
  readonly name: string
  /** The address it listens on. */
  readonly address: string
  /** Its TCP port. */
  readonly port: number
  /** Its host key as `known_hosts` has it behind the host: type and base64. */
  readonly hostPublicKey: string
  /** Every attempt to log in. */
  readonly loginAttempts: readonly LoginAttempt[]
  /** Connections that users logged in on so far. */
  readonly connections: number
  /** Connections that it opened for them so far. */
  readonly forwarded: number
  /** Cuts every connection at once. */
  readonly dropConnections: () => void
}

/** A jump host together with what only the lab does with it. */
export interface RunningJumpHost {
  /** What users see. */
  readonly jumpHost: LabJumpHost
  /** Stops it. */
  readonly close: () => Promise<void>
}

/** What the lab gives each of its jump hosts. */
export interface JumpHostSurroundings {
  /** Address to listen on. */
  readonly address: string
  /** The host key of the lab. */
  readonly hostKey: HostKey
  /** Whether a port is one of the lab's own. */
  readonly isInLab: (port: number) => boolean
}

/** Starts one jump host. */
export async function startJumpHost(
  { name, username = 'admin', password = 'admin', publicKeys = [] }: JumpHostOptions,
  { address, hostKey, isInLab }: JumpHostSurroundings,
): Promise<RunningJumpHost> {
  const log = new DeviceLog()
  const keys = readPublicKeys(publicKeys)
  let connections = 0
  let forwarded = 0
  const endpoint = new SshEndpoint({
    address,
    port: 0,
    hostKey: hostKey.privateKey,
    faults: () => ({}),
    authenticate: (end) =>
      authenticator({
        username,
        password,
        keys,
        refused: () => false,
        onAttempt: (attempt) => log.login(attempt),
        onTooMany: end,
      }),
    serve: (connection) => {
      connections += 1
      connection.on('tcpip', (accept, reject, { destPort }) => {
        if (!isInLab(destPort)) return reject()
        const link = connect({ host: address, port: destPort, noDelay: true })
        link.once('error', reject)
        link.once('connect', () => {
          link.off('error', reject)
          forwarded += 1
          join(link, accept())
        })
      })
    },
  })
  await endpoint.listen()
  const jumpHost: LabJumpHost = {
    name,
    address,
    port: endpoint.port,
    hostPublicKey: hostKey.publicKey,
    loginAttempts: log.loginAttempts,
    get connections() {
      return connections
    },
    get forwarded() {
      return forwarded
    },
    dropConnections: () => endpoint.dropConnections(),
  }
  return { jumpHost, close: () => endpoint.close() }
}

/** Whatever ends on one side ends on the other. */
function join(link: Socket, channel: ServerChannel): void {
  link.pipe(channel).pipe(link)
  link.once('error', () => channel.close())
  link.once('close', () => channel.close())
  channel.once('close', () => link.destroy())
}
