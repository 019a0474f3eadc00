import type { Faults } from '../fault/faults.ts'
import { DeviceLog, type LoginAttempt, type ReceivedBytes } from '../log/device-log.ts'
import type { Access, CommitRecord, LogInRequest } from '../simulation/simulation.ts'
import { authenticator, readPublicKeys } from '../ssh/authentication.ts'
import { type HostKey, readHostKey } from '../ssh/host-key.ts'
import { serveConnection } from '../ssh/serve-connection.ts'
import { SshEndpoint } from '../ssh/ssh-endpoint.ts'
import { TelnetEndpoint } from '../telnet/telnet-endpoint.ts'
import { Boot } from './boot.ts'
import type { DeviceOptions } from './device-options.ts'
import { simulations } from './simulations.ts'

/** One simulated device: where it is, what it has seen, what goes wrong on it. */
export interface LabDevice {
  /** Its name in the lab. */
  readonly name: string
  /** The address it listens on. */
  readonly address: string
  /** Its TCP port of SSH. */
  readonly port: number
  /** Its TCP port of telnet; undefined where it does not listen for it. */
  readonly telnetPort: number | undefined
  /** Its host key as `ssh-keygen -l` prints it: `SHA256:…`. */
  readonly hostKeyFingerprint: string
  /** Its host key as `known_hosts` has it behind the host: type and base64. */
  readonly hostPublicKey: string
  /** Every byte received from any session but those of files, noted before anything else happened with it. */
  readonly received: readonly ReceivedBytes[]
  /** Sessions (shells, exec requests, SFTP) opened so far. */
  readonly sessions: number
  /** Sessions open now. */
  readonly openSessions: number
  /** Every attempt to log in. */
  readonly loginAttempts: readonly LoginAttempt[]
  /** What the device does now, as `show running-config` prints it without its header; `\n` between lines. */
  readonly runningConfig: () => string
  /** What it would come up with after a reload; at first what it came up with. */
  readonly startupConfig: () => string
  /** What was committed so far, oldest first; empty where configuration lines take effect at once. */
  readonly commits: readonly CommitRecord[]
  /** The names of its files, in the order in which they were first written. Empty where files are not simulated. */
  readonly fileNames: () => readonly string[]
  /** The content of a file of its flash, `undefined` where there is none. It must not be changed. */
  readonly file: (name: string) => Buffer | undefined
  /** What was received as text, of one session (from 1) or of all. */
  readonly receivedText: (session?: number) => string
  /** Replaces all faults. */
  readonly setFaults: (faults: Faults) => void
  /** Cuts every connection at once. */
  readonly dropConnections: () => void
}

/** A device together with what only the lab does with it. */
export interface RunningDevice {
  /** What users see. */
  readonly device: LabDevice
  /** Stops it. */
  readonly close: () => Promise<void>
}

/** What the lab gives each of its devices. */
export interface LabSurroundings {
  /** Address to listen on. */
  readonly address: string
  /** The host key of devices that bring none. */
  readonly sharedHostKey: () => HostKey
  /** The time of the devices. */
  readonly now: () => Date
  /** How long a minute of their timers lasts, in milliseconds. */
  readonly minuteMs: number
}

/** Long enough to be noticed, short enough to wait for in a test. */
const defaultBootMs = 200

/** Starts one device. */
export async function startDevice(
  options: DeviceOptions,
  { address, sharedHostKey, now, minuteMs }: LabSurroundings,
): Promise<RunningDevice> {
  const hostKey = options.hostKey === undefined ? sharedHostKey() : readHostKey(options.hostKey)
  const keys = readPublicKeys(options.publicKeys ?? [])
  const log = new DeviceLog()
  let faults = options.faults ?? {}
  let openSessions = 0
  const currentFaults = (): Faults => faults
  const { banner, username = 'admin', password = 'admin' } = options
  const onSessions = (change: 1 | -1): void => {
    openSessions += change
  }
  const simulation = simulations[options.platform ?? 'cisco_ios']({
    ...options,
    hostname: options.hostname ?? options.name,
    startPrivileged: options.startPrivileged ?? false,
    now,
    minuteMs,
    onReload: () => {
      boot.begin()
      dropConnections()
    },
  })
  const boot = new Boot(options.bootMs ?? defaultBootMs)
  const access = (request: LogInRequest): Access =>
    boot.isUnderWay ? 'refused' : (simulation.access?.(request) ?? 'open')
  const overSsh = (client: string): Access => access({ protocol: 'ssh', address: client })
  const endpoint = new SshEndpoint({
    address,
    port: options.port ?? 0,
    hostKey: hostKey.privateKey,
    banner,
    ident: simulation.ident,
    access: overSsh,
    faults: currentFaults,
    authenticate: (end) =>
      authenticator({
        username,
        password,
        keys,
        refused: () => faults.refuseLogin === true || overSsh(address) === 'denied',
        onAttempt: (attempt) => log.login(attempt),
        onTooMany: end,
      }),
    serve: (connection, drop) =>
      serveConnection(connection, { simulation, log, drop, faults: currentFaults, onSessions }),
  })
  const served = { simulation, log, banner, username, password, faults: currentFaults, onSessions }
  const telnet =
    options.telnet === true
      ? new TelnetEndpoint(served, (client) => access({ protocol: 'telnet', address: client }))
      : undefined
  const dropConnections = (): void => {
    endpoint.dropConnections()
    telnet?.dropConnections()
  }
  await endpoint.listen()
  await telnet?.listen(address)
  const device: LabDevice = {
    name: options.name,
    address,
    port: endpoint.port,
    telnetPort: telnet?.port,
    hostKeyFingerprint: hostKey.fingerprint,
    hostPublicKey: hostKey.publicKey,
    received: log.received,
    loginAttempts: log.loginAttempts,
    get sessions() {
      return log.sessions
    },
    get openSessions() {
      return openSessions
    },
    get commits() {
      return simulation.commits?.() ?? []
    },
    runningConfig: simulation.runningConfig,
    startupConfig: simulation.startupConfig,
    fileNames: () => simulation.files?.store.files.map(({ name }) => name) ?? [],
    file: (name) => simulation.files?.store.read(name)?.bytes,
    receivedText: (session) => log.text(session),
    setFaults: (next) => {
      faults = next
    },
    dropConnections,
  }
  const close = async (): Promise<void> => {
    boot.stop()
    simulation.close?.()
    await Promise.all([endpoint.close(), telnet?.close()])
  }
  return { device, close }
}
