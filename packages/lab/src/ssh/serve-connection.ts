import type { Connection, ServerChannel, Session } from 'ssh2'
import type { Faults } from '../fault/faults.ts'
import { finishChannel } from '../file-server/finish-channel.ts'
import { readScpCommand, serveScp } from '../file-server/scp-server.ts'
import { serveSftp } from '../file-server/sftp-server.ts'
import type { DeviceLog } from '../log/device-log.ts'
import type { Shell, Simulation } from '../simulation/simulation.ts'

/** What a connection serves. */
export interface ServedDevice {
  /** The command line behind it. */
  readonly simulation: Simulation
  /** Where everything is noted. */
  readonly log: DeviceLog
  /** The faults of now. */
  readonly faults: () => Faults
  /** Told when a session begins (+1) and ends (-1). */
  readonly onSessions: (change: 1 | -1) => void
  /** Cuts the TCP link of this connection behind what was written. */
  readonly drop: () => void
}

/** Cisco, "terminal width": 80 columns without a pty that says otherwise. */
const defaultColumns = 80

/** A channel of a connection, whatever runs on it. */
interface Served {
  /** Ends it in an orderly way. */
  readonly finish: () => void
  /** Calls back when it is closed. */
  readonly onClose: (closed: () => void) => void
}

/**
 * Serves the sessions of one connection, which ends with the last of them. IOS refuses a second one;
 * see `secondChannel` of the faults for others.
 */
export function serveConnection(connection: Connection, device: ServedDevice): void {
  const channels = new Set<Served>()
  let isTaken = false
  const endAll = (): void => {
    for (const channel of channels) channel.finish()
  }
  const onChannel = (channel: Served): void => {
    if (device.faults().secondChannel === 'ends-first') endAll()
    channels.add(channel)
    channel.onClose(() => {
      channels.delete(channel)
      if (device.faults().secondChannel === 'closing-ends-first') endAll()
      if (channels.size === 0) connection.end()
    })
  }
  connection.on('session', (accept, reject) => {
    const { secondChannel = 'refused' } = device.faults()
    if (isTaken && secondChannel === 'refused') return reject()
    isTaken = true
    serveSession({ session: accept(), onChannel, device })
  })
}

function serveSession(parts: {
  session: Session
  onChannel: (channel: Served) => void
  device: ServedDevice
}): void {
  const { session, onChannel, device } = parts
  let columns = defaultColumns
  let shell: Shell | undefined
  session.on('pty', (accept, _reject, { cols }) => {
    if (cols > 0) columns = cols
    accept?.()
  })
  session.on('window-change', (accept, _reject, { cols }) => {
    shell?.resize(cols)
    accept?.()
  })
  session.on('shell', (accept) => {
    const channel = accept()
    onChannel(served(channel))
    shell = serveShell({ channel, columns, device })
  })
  session.on('exec', (accept, _reject, { command }) => {
    const channel = accept()
    onChannel(served(channel))
    serveExec({ channel, command, device })
  })
  session.on('sftp', (accept, reject) => {
    const { files } = device.simulation
    if (files === undefined || files.refusal('sftp') !== undefined) return reject()
    const sftp = accept()
    onChannel({ finish: () => sftp.end(), onClose: (closed) => sftp.once('close', closed) })
    device.log.openSession()
    device.onSessions(1)
    sftp.once('end', () => sftp.end())
    sftp.once('close', () => device.onSessions(-1))
    serveSftp(sftp, { ...device, files })
  })
}

function served(channel: ServerChannel): Served {
  return {
    finish: () => finishChannel(channel),
    onClose: (closed) => channel.once('close', closed),
  }
}

function serveShell(parts: {
  channel: ServerChannel
  columns: number
  device: ServedDevice
}): Shell {
  const { channel, columns, device } = parts
  const { log } = device
  const number = log.openSession()
  device.onSessions(1)
  const shell = device.simulation.openShell({
    columns,
    faults: device.faults,
    write: (bytes) => {
      if (channel.writable) channel.write(bytes)
    },
    hangUp: () => finishChannel(channel),
    drop: device.drop,
  })
  channel.on('data', (bytes: Buffer) => {
    log.receive({ session: number, state: shell.state, bytes })
    shell.receive(bytes)
  })
  channel.once('end', () => finishChannel(channel))
  channel.once('close', () => {
    shell.close()
    device.onSessions(-1)
  })
  return shell
}

function serveExec(parts: { channel: ServerChannel; command: string; device: ServedDevice }): void {
  const { channel, command, device } = parts
  const session = device.log.openSession()
  device.log.receive({ session, state: 'exec', bytes: Buffer.from(command) })
  device.onSessions(1)
  channel.once('close', () => device.onSessions(-1))
  const { files } = device.simulation
  const copying = readScpCommand(command)
  if (files !== undefined && copying !== undefined) {
    serveScp(channel, copying, { ...device, files })
    return
  }
  // what the client sends is not read, but without reading the channel never closes
  channel.resume()
  channel.write(device.simulation.exec(command))
  finishChannel(channel)
}
