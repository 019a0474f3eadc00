import type { Secret } from '@nornir-ts/core'
import type { Platform } from '../platform/platform.ts'
import type { SessionRecorder } from '../session-log/session-recorder.ts'
import type { Transport } from '../transport/transport.ts'
import { CliSession } from './cli-session.ts'
import { DeviceDialog } from './device-dialog.ts'
import { enterMode } from './enter-mode.ts'
import type { Credentials } from './log-in/credentials.ts'
import { logIn } from './log-in/log-in.ts'
import { Pipelining } from './pipelining.ts'
import { type SessionLimits, withDefaultLimits } from './session-limits.ts'
import type { SessionLogger } from './session-logger.ts'

/** What {@link openCliSession} needs. */
export interface CliSessionOptions {
  /** The bytes; not started yet. */
  readonly transport: Transport
  /** What the device's command line says and wants. */
  readonly platform: Platform
  /** Name of the host in the inventory. */
  readonly host: string
  /** What to tell a device that asks who is there; of no use where the transport has logged in. */
  readonly credentials?: Credentials | undefined
  /** Enable secret: with it the session opens in the privileged mode. It is sent once at most. */
  readonly enableSecret?: Secret | undefined
  /** How long to wait and how much to take. */
  readonly limits?: Partial<SessionLimits> | undefined
  /** Most read-only commands under way at once. Default: what the platform's data proves to be safe. */
  readonly pipeline?: number | undefined
  /** Whether the echo of a command must be what was typed. Default: true. */
  readonly verifyEcho?: boolean | undefined
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: 'utf-8' | 'latin1' | undefined
  /** What Enter sends. Default: what the platform's data says, else `\n`. */
  readonly enter?: string | undefined
  /** Told all that passes; it is closed with the session. */
  readonly recorder?: SessionRecorder | undefined
  /** Told of every decision. */
  readonly log: SessionLogger
}

/**
 * Opens a session on a transport: first prompt, preparation, enable when there is a secret.
 *
 * @param options - See {@link CliSessionOptions}.
 * @param signal - Gives up; nothing is left open then.
 * @throws `UnknownDialogError`, `PromptTimeoutError`, `SessionClosedError`, `EnableFailedError`, where the
 * device asks who is there `AuthenticationError`, `SessionLimitError` and `PasswordTurnLostError`, or
 * the signal's reason.
 */
export async function openCliSession(
  options: CliSessionOptions,
  signal: AbortSignal,
): Promise<CliSession> {
  const { host, transport, platform, enableSecret, log } = options
  const { peer } = transport
  const limits = withDefaultLimits(options.limits)
  const timeoutMs = limits.commandTimeoutMs
  const { encoding, recorder, verifyEcho = true, enter = platform.enter } = options
  const dialog = new DeviceDialog({ host, transport, limits, log, encoding, enter, recorder })
  try {
    const credentials = transport.isAuthenticated ? undefined : (options.credentials ?? {})
    const line = await logIn({ dialog, platform, limits, log, peer, credentials }, signal)
    const secret = once(enableSecret)
    const pipelining = new Pipelining({
      platform,
      size: options.pipeline,
      isTransportFit: transport.isAuthenticated,
    })
    const context = { host, platform, limits, log, dialog, line, secret, pipelining, verifyEcho }
    if (platform.startMode !== undefined) await enterMode(context, platform.startMode, { signal })
    for (const command of platform.preparation) {
      const step = { phase: 'prepare', timeoutMs, signal, changed: false } as const
      const { output } = await line.type(command, step)
      // Refused, e.g. by authorisation: the pager's data and the wide terminal carry on without it.
      if (isTaken(platform, output)) continue
      pipelining.stop(`the device answered "${command}", so that paging may be on`)
      log.warn({ command, output }, 'the device answered a preparation')
    }
    if (enableSecret !== undefined && platform.privilegedMode !== undefined) {
      await enterMode(context, platform.privilegedMode, { signal })
    }
    return new CliSession(context)
  } catch (error) {
    await dialog.close()
    throw error
  }
}

/** Whether a preparation was taken: by silence, or by words that say so. */
function isTaken({ preparationReplies = [] }: Platform, output: string): boolean {
  return output.split('\n').every((line) => {
    return line.trim() === '' || preparationReplies.some((pattern) => pattern.test(line))
  })
}

/** A secret that is handed out once: it is never typed a second time. */
function once(secret: Secret | undefined): () => Secret | undefined {
  let unspent = secret
  return () => {
    const given = unspent
    unspent = undefined
    return given
  }
}
