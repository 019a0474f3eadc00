import type { Secret } from '@nornir-ts/core'
import type { Platform } from '../platform/platform.ts'
import type { SessionRecorder } from '../session-log/session-recorder.ts'
import type { Encoding } from '../terminal/byte-decoder.ts'
import type { Transport } from '../transport/transport.ts'
import { CliSession } from './cli-session.ts'
import { Pipelining } from './command/pipelining.ts'
import { DeviceDialog } from './dialog/device-dialog.ts'
import { checkSecret } from './dialog/dialog-script.ts'
import type { Credentials } from './log-in/credentials.ts'
import { logIn } from './log-in/log-in.ts'
import { enterMode } from './mode/enter-mode.ts'
import type { Detection, PlatformFinder } from './platform-finder.ts'
import { prepare } from './prepare.ts'
import { prepareConfig } from './prepare-config.ts'
import type { SessionFiles } from './session-context.ts'
import { type SessionLimits, withDefaultLimits } from './session-limits.ts'
import type { SessionLogger } from './session-logger.ts'

/** What {@link openCliSession} needs. */
export interface CliSessionOptions {
  /** The bytes; not started yet. */
  readonly transport: Transport
  /** What the device's command line says and wants. */
  readonly platform: Platform
  /** How the platform was found out; undefined: the inventory names it. */
  readonly detection?: Detection | undefined
  /** Finds out the platform at the first prompt, which is read as `platform` says. */
  readonly findPlatform?: PlatformFinder | undefined
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
  /** Whether what makes reading easier may be configured, where it is configuration. Default: false. */
  readonly allowConfigPreparation?: boolean | undefined
  /** Opens another connection to the device, for files. */
  readonly openFiles?: SessionFiles['open']
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: Encoding | undefined
  /** What Enter sends. Default: what the platform's data says, else `\n`. */
  readonly enter?: string | undefined
  /** Told that the device, when it was first used, could not be prepared as its platform says. */
  readonly onUnprepared?: (() => void) | undefined
  /** Told all that passes; it is closed with the session. */
  readonly recorder?: SessionRecorder | undefined
  /** Told of every decision. */
  readonly log: SessionLogger
}

/**
 * Opens a session on a transport: first prompt, enable when there is a secret. It prepares itself when it is
 * first used (see `prepare`).
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
  const { host, transport, enableSecret, log } = options
  const { peer } = transport
  const limits = withDefaultLimits(options.limits)
  const { encoding, recorder, verifyEcho = true, enter = options.platform.enter } = options
  const dialog = new DeviceDialog({ host, transport, limits, log, encoding, enter, recorder })
  try {
    const credentials = transport.isAuthenticated ? undefined : (options.credentials ?? {})
    const greeting: string[] = []
    const onGreeting = (lines: readonly string[]): void => void greeting.push(...lines)
    const reading = { dialog, platform: options.platform, limits, log }
    const first = await logIn({ ...reading, peer, credentials, onGreeting }, signal)
    const start = { ...reading, line: first, greeting, verifyEcho }
    const found = await options.findPlatform?.(start, signal)
    const { line = first } = found ?? {}
    const { platform, detection } = found ?? options
    if (found !== undefined) dialog.useEnter(options.enter ?? platform.enter)
    if (enableSecret !== undefined) checkSecret(enableSecret, { host, phase: 'mode' })
    const secret = once(enableSecret)
    const pipelining = new Pipelining({
      platform,
      size: options.pipeline,
      isTransportFit: transport.isAuthenticated,
    })
    const said = {
      host,
      limits,
      log,
      verifyEcho,
      draft: { name: '', lock: undefined },
      prepared: { isDone: false, isConfigured: false },
      onUnprepared: options.onUnprepared,
      files: { shared: transport.files, open: options.openFiles },
    }
    const context = { ...said, platform, detection, dialog, line, secret, pipelining }
    const { startMode, privilegedMode } = platform
    if (startMode !== undefined) await enterMode(context, startMode, { signal })
    if (enableSecret !== undefined && privilegedMode !== undefined)
      await enterMode(context, privilegedMode, { signal })
    if (options.allowConfigPreparation === true) {
      await prepare(context, signal)
      await prepareConfig(context, signal)
    }
    return new CliSession(context)
  } catch (error) {
    await dialog.close()
    throw error
  }
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
