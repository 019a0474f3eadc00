import type { Faults } from '../../src/fault/faults.ts'
import { DeviceLog } from '../../src/log/device-log.ts'
import { authenticator } from '../../src/ssh/authentication.ts'
import { generateHostKey, type HostKey } from '../../src/ssh/host-key.ts'
import { serveConnection } from '../../src/ssh/serve-connection.ts'
import { SshEndpoint } from '../../src/ssh/ssh-endpoint.ts'
import { type EchoWidth, RecordedShell } from './recorded-shell.ts'
import type { Stand } from './stand.ts'

/** What a recorded device is made of. */
export interface RecordedDeviceOptions {
  /** Where a user stands who has logged in; made anew for every session. */
  readonly stand: () => Stand
  /** Bytes in which all output comes. Default: as it is. */
  readonly chunkBytes?: number | undefined
  /** Default: a line of any length is echoed as it is. */
  readonly echo?: EchoWidth | undefined
}

/** A recorded device behind a real SSH server; user and password are `admin`. */
export interface RecordedDevice extends AsyncDisposable {
  readonly address: string
  readonly port: number
  /** Every line received, in order, passwords included. */
  readonly receivedLines: () => readonly string[]
  /** Lines that nobody recorded an answer for; they were answered with the prompt alone. */
  readonly unrecorded: readonly string[]
}

let sharedKey: HostKey | undefined

/** Starts a recorded device on the loopback address. */
export async function startRecorded(options: RecordedDeviceOptions): Promise<RecordedDevice> {
  const { stand, chunkBytes, echo } = options
  sharedKey ??= generateHostKey()
  const address = '127.0.0.1'
  const log = new DeviceLog()
  const unrecorded: string[] = []
  const faults = (): Faults => ({ chunkBytes })
  const simulation = {
    runningConfig: () => '',
    startupConfig: () => '',
    exec: () => Buffer.alloc(0),
    openShell: (wire: ConstructorParameters<typeof RecordedShell>[1]) =>
      new RecordedShell(
        { stand: stand(), echo, onUnrecorded: (line) => unrecorded.push(line) },
        wire,
      ),
  }
  const endpoint = new SshEndpoint({
    address,
    port: 0,
    hostKey: sharedKey.privateKey,
    faults,
    authenticate: (onTooMany) =>
      authenticator({
        username: 'admin',
        password: 'admin',
        keys: [],
        refused: () => false,
        onAttempt: () => undefined,
        onTooMany,
      }),
    serve: (connection, drop) =>
      serveConnection(connection, { simulation, log, drop, faults, onSessions: () => undefined }),
  })
  await endpoint.listen()
  return {
    address,
    port: endpoint.port,
    receivedLines: () => log.text().split('\n').slice(0, -1),
    unrecorded,
    [Symbol.asyncDispose]: () => endpoint.close(),
  }
}
