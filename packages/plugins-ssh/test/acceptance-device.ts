/*
 * The acceptance of production safety (section 5 of its rules), as far as sessions are concerned, and
 * where each part of it is. "Lab" is never the only witness where a real device can be one.
 *
 * | what                                                   | on the lab                      | on a real one        |
 * |--------------------------------------------------------|---------------------------------|----------------------|
 * | what is typed, and when (rules 1, 2, 4)                | acceptance-typing               | session-frr, -linux  |
 * | nothing typed twice after a time-out (6)               | acceptance-typing               | session-linux        |
 * | flushed and eaten input: never shifted by one (7)      | acceptance-pipelining           | the same: FRR, bash  |
 * | `clear counters` with `pipeline: 8` (7)                | acceptance-pipelining           |                      |
 * | stored equals sent (3), children (10), no undo (9),    | session-lab                     | session-frr          |
 * |   host name changed in mid-push                        |                                 |                      |
 * | 1 000 hosts with a wrong password (18)                 | shared-password                 |                      |
 * | an output line equal to the prompt, then silence;      | acceptance-reading              | the same: bash       |
 * |   syslog glued to the prompt                           |                                 |                      |
 * | slow AAA, art in the banner, `terminal length` refused | acceptance-reading              |                      |
 * | a link that drops behind line 3 of 10 (15)             | acceptance-connection           |                      |
 * | second channel (21), silent keep-alive (20)            | acceptance-connection           |                      |
 * | `kill -9` on a device with 5 VTYs (19)                 | acceptance-connection           |                      |
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import { type DeviceOptions, type LabDevice, startLab } from '@nornir-ts/lab'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { CliSession } from '../src/session/cli-session.ts'
import { openCliSession } from '../src/session/open-cli-session.ts'
import type { SessionLimits } from '../src/session/session-limits.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { noSignal, targetOf } from './transport-target.ts'

/** What opens a session on a device; the other options have defaults. */
export interface SessionOptions {
  readonly platform?: Platform
  readonly limits?: Partial<SessionLimits>
  readonly enableSecret?: string
  readonly target?: Partial<SshTarget>
}

/** A device of the lab and a way to it. */
export interface AcceptanceDevice extends AsyncDisposable {
  readonly device: LabDevice
  /** Opens a session; it is closed with the device. */
  readonly open: (options?: SessionOptions) => Promise<CliSession>
}

/** Quiet windows that a busy machine keeps to, and no longer. */
const limits: Partial<SessionLimits> = { doubtQuietMs: 150 }

/** Opens a session over SSH, as the plugin does. */
export async function openSession(
  target: SshTarget,
  { platform = ciscoIos, enableSecret, ...options }: SessionOptions = {},
): Promise<CliSession> {
  const transport = await openSshTransport({ ...target, ...options.target }, noSignal())
  const { host, log } = target
  const secret = enableSecret === undefined ? undefined : new Secret(enableSecret)
  return await openCliSession(
    {
      transport,
      platform,
      host,
      log,
      enableSecret: secret,
      limits: { ...limits, ...options.limits },
    },
    noSignal(),
  )
}

/** A folder for known_hosts files. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'nornir-ts-acceptance-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Starts a device; users start at `#` unless there is an enable secret. */
export async function startDevice(options: Partial<DeviceOptions> = {}): Promise<AcceptanceDevice> {
  const folder = await temporaryFolder()
  const startPrivileged = options.enableSecret === undefined
  const lab = await startLab({
    devices: [{ name: 'r1', startPrivileged, ...options }],
    now: () => new Date('2026-11-22T12:00:00.000Z'),
  })
  const device = lab.device('r1')
  const sessions: CliSession[] = []
  const target = targetOf({
    port: device.port,
    password: new Secret('admin'),
    knownHostsFiles: [join(folder.path, 'known_hosts')],
  })
  return {
    device,
    open: async (given) => {
      const session = await openSession(target, given)
      sessions.push(session)
      return session
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(sessions.map((session) => session.close()))
      await lab.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

/** Lines that the device received, in order. */
export function linesOf(device: LabDevice): readonly string[] {
  return device.receivedText().split('\n').slice(0, -1)
}

/** What an operation ended in: its value, or the error. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return await promise.catch((error: unknown) => error)
}
