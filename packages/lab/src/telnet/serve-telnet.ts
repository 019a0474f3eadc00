import type { Socket } from 'node:net'
import type { Faults } from '../fault/faults.ts'
import { FaultyOutput } from '../fault/faulty-output.ts'
import type { DeviceLog } from '../log/device-log.ts'
import type { Shell, Simulation } from '../simulation/simulation.ts'
import { fromByteString } from '../terminal/byte-string.ts'
import { LogInDialog } from './log-in-dialog.ts'
import { TelnetWire } from './telnet-wire.ts'

/** What a telnet connection serves. */
export interface TelnetDevice {
  /** The command line behind it. */
  readonly simulation: Simulation
  /** Where everything is noted. */
  readonly log: DeviceLog
  /** Shown before the log-in. */
  readonly banner: string | undefined
  /** The only user. */
  readonly username: string
  /** Its password. */
  readonly password: string
  /** The faults of now. */
  readonly faults: () => Faults
  /** Told when a session begins (+1) and ends (-1). */
  readonly onSessions: (change: 1 | -1) => void
}

/** Cisco, "terminal width": 80 columns for a client that does not say. */
const defaultColumns = 80

/** Serves one connection: log-in dialog, then the command line. */
export function serveTelnet(socket: Socket, device: TelnetDevice): void {
  const { log, faults } = device
  const session = log.openSession()
  device.onSessions(1)
  let columns = defaultColumns
  let shell: Shell | undefined
  const wire = new TelnetWire({
    send: (bytes) => {
      if (socket.writable) socket.write(bytes)
    },
    onColumns: (told) => {
      if (told > 0) columns = told
      shell?.resize(columns)
    },
  })
  const write = (bytes: Buffer): void => wire.write(bytes)
  const hangUp = (): void => {
    socket.end()
  }
  const drop = (): void => {
    socket.once('finish', () => socket.destroy())
    socket.end()
  }
  const greeting = new FaultyOutput({ send: write, drop }, () => ({
    chunkBytes: faults().chunkBytes,
  }))
  const openShell = (): void => {
    const opened = device.simulation.openShell({ columns, faults, write, hangUp, drop })
    shell = opened
    logIn.handOver((bytes) => opened.receive(bytes))
  }
  const logIn = new LogInDialog({
    banner: device.banner,
    accepts: (username, password) => isAccepted(device, username, password),
    flushesAtPassword: () => faults().flushInputAtPassword === true,
    write: (bytes) => greeting.write(bytes),
    onAccepted: () => greeting.afterWrites(openShell),
    onTooMany: () => greeting.afterWrites(hangUp),
  })
  socket.on('data', (chunk: Buffer) => {
    const typed = wire.read(chunk)
    if (typed.length === 0) return
    log.receive({ session, state: (shell ?? logIn).state, bytes: typed })
    const receiver = shell ?? logIn
    receiver.receive(typed)
  })
  socket.once('close', () => {
    greeting.close()
    shell?.close()
    device.onSessions(-1)
  })
}

function isAccepted(device: TelnetDevice, user: string, password: string): boolean {
  const accepted =
    device.faults().refuseLogin !== true &&
    user === device.username &&
    fromByteString(password) === device.password
  device.log.login({ method: 'password', user, accepted })
  return accepted
}
