import { type ConnectionTarget, Secret } from '@nornir-ts/core'
import type { Detections } from '../detect/detections.ts'
import type { Platform } from '../platform/platform.ts'
import type { CliSession } from '../session/cli-session.ts'
import { type CliSessionOptions, openCliSession } from '../session/open-cli-session.ts'
import { openSessionLog } from '../session-log/open-session-log.ts'
import type { SessionRecorder } from '../session-log/session-recorder.ts'
import { openSshTransport } from '../transport/open/open-ssh-transport.ts'
import { openFileLink } from '../transport/open/ssh-file-link.ts'
import { DEFAULT_TERMINAL } from '../transport/ssh-target.ts'
import { openTelnetTransport } from '../transport/telnet/open-telnet-transport.ts'
import type { Transport } from '../transport/transport.ts'
import { paceLimits } from './option/pace.ts'
import { readTarget } from './read-target.ts'
import type { SshOptions } from './ssh-options.ts'
import { resolveTarget, resolveTelnetTarget } from './target/resolve-target.ts'
import type { SshConfigFiles } from './target/ssh-config-files.ts'
import type { TargetRequest } from './target/target-request.ts'

/** What {@link openSession} knows of the plugin. */
export interface PluginSettings {
  /** Options of `ssh.with`. */
  readonly defaults: SshOptions
  /** The ssh_config files that were read. */
  readonly files: SshConfigFiles
  /** What devices were found to be. */
  readonly detections: Detections
}

/** Devices have few sessions, and keep one that nobody uses for long (safety rule 19). */
const IDLE_TIMEOUT_MS = 60_000

const idleTimeouts = new WeakMap<CliSession, number>()

/**
 * How long a session may stay open while nobody uses it, in milliseconds.
 *
 * @param session - Opened by {@link openSession}.
 */
export function idleTimeoutOf(session: CliSession): number | undefined {
  return idleTimeouts.get(session)
}

/**
 * Opens a session: brings together all that was said about the host, connects and logs in.
 *
 * @param target - The host, as the inventory has it.
 * @param settings - The plugin.
 * @param signal - Gives up; nothing is left open then.
 * @throws `SshExtrasError`, `UnknownPlatformError`, the errors of the ssh_config, of the
 * transport and of `openCliSession`, or the signal's reason.
 */
export async function openSession(
  target: ConnectionTarget,
  { defaults, files, detections }: PluginSettings,
  signal: AbortSignal,
): Promise<CliSession> {
  const { host, log, logIn } = target
  const { named, request } = await readTarget(target, {
    defaults,
    files,
    detected: detections.platform,
  })
  const { options, parameters: given } = request
  const { username, password } = given
  const { enableSecret, pipeline, verifyEcho, encoding, enter } = options
  const { idleTimeoutMs = IDLE_TIMEOUT_MS, allowConfigPreparation } = options
  const device = JSON.stringify([host, given.hostname, given.port, options.jumpHosts])
  const isAsked = named === detections.platform
  const known = isAsked ? detections.known(device) : undefined
  const platform = known?.platform ?? named
  const opened = await openTransport(request, platform, signal)
  const session = await openCliSession(
    {
      transport: opened,
      platform,
      detection: known?.detection,
      findPlatform: isAsked && known === undefined ? detections.finder(device, opened) : undefined,
      host,
      credentials: { username, password, logIn },
      enableSecret: enableSecret === undefined ? undefined : Secret.of(enableSecret),
      limits: paceLimits(options),
      pipeline,
      verifyEcho,
      allowConfigPreparation,
      encoding,
      enter,
      openFiles: fileOpener(request, platform),
      recorder: await openRecorder(options, opened, target),
      onUnprepared: isAsked ? () => detections.forget(device) : undefined,
      log,
    },
    signal,
  ).catch((error: unknown) => {
    if (known !== undefined) detections.forget(device)
    throw error
  })
  idleTimeouts.set(session, idleTimeoutMs)
  return session
}

async function openTransport(
  request: TargetRequest,
  { maxSessions, loginsPerSecond }: Platform,
  signal: AbortSignal,
): Promise<Transport> {
  const deviceLimits = { maxSessions, loginsPerSecond }
  if (request.options.transport === 'telnet') {
    const { username, password } = request.parameters
    if (password !== undefined) await request.checkCredential({ username, secret: password })
    const target = await resolveTelnetTarget(request)
    return openTelnetTransport({ ...target, ...deviceLimits, enter: request.options.enter }, signal)
  }
  return openSshTransport({ ...(await resolveTarget(request)), ...deviceLimits }, signal)
}

/** Telnet carries no files. */
function fileOpener(
  request: TargetRequest,
  { maxSessions, loginsPerSecond }: Platform,
): CliSessionOptions['openFiles'] {
  if (request.options.transport === 'telnet') return undefined
  return async (signal) =>
    openFileLink({ ...(await resolveTarget(request)), maxSessions, loginsPerSecond }, signal)
}

/** Behind the transport: a log is not overwritten for a device that cannot be reached. */
async function openRecorder(
  { sessionLog, encoding }: SshOptions,
  transport: Transport,
  { host, connection, log }: ConnectionTarget,
): Promise<SessionRecorder | undefined> {
  if (sessionLog === undefined) return undefined
  const options = typeof sessionLog === 'string' ? { file: sessionLog } : sessionLog
  try {
    return await openSessionLog(options, {
      host,
      connection,
      terminal: DEFAULT_TERMINAL,
      encoding,
      log,
    })
  } catch (error) {
    await transport.close()
    throw error
  }
}
