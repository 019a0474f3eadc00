import { setTimeout as pause } from 'node:timers/promises'
import { defineTask, NornirError, result, type TaskContext } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { CliSession } from '../session/cli-session.ts'
import type { DeviceIdentity } from '../session/restart/read-identity.ts'
import type { ConnectionParams } from './connection-params.ts'
import type { ReloadResult } from './reload.ts'
import { ReturnError } from './return-error.ts'

/** Parameters of {@link waitForReturn}. */
export interface WaitForReturnParams extends ConnectionParams {
  /** What `reload` gave. */
  readonly since: ReloadResult
  /** Longest time until the device has gone down, in milliseconds. Default: 300 000. */
  readonly downWithinMs?: number | undefined
  /** Longest time until it is back, in milliseconds. Default: 900 000: IOS-XE takes up to 15 minutes. */
  readonly upWithinMs?: number | undefined
  /** How long it must then stay, in milliseconds. Default: 10 000. */
  readonly stableForMs?: number | undefined
  /** How often it is looked for, in milliseconds. Default: 5 000. */
  readonly pollMs?: number | undefined
}

/** What {@link waitForReturn} gives. */
export interface ReturnResult extends DeviceIdentity {
  /** How long it was away, in milliseconds, from the reload to the prompt. */
  readonly awayMs: number
}

/** Devices tell their uptime in minutes, and clocks begin at different moments of a start. */
const UPTIME_SLACK_MS = 90_000

/** Failures that no waiting mends: each further try would be a wrong password more, or worse. */
const FINAL: readonly string[] = [
  ...['AUTHENTICATION_FAILED', 'CREDENTIAL_BLOCKED'],
  ...['HOST_KEY_CHANGED', 'HOST_KEY_REVOKED', 'HOST_KEY_UNKNOWN'],
  ...['UNSUPPORTED_OPERATION', 'RETURN'],
]

/**
 * Waits until a device that was started again is back: one can log in, it gives its prompt, it has been up
 * for less time than since the reload, and it stays. Each look is a connection of its own. In a dry run it
 * only looks.
 *
 * Throws `ReturnError`; a refused log-in or another host key ends it at once.
 */
export const waitForReturn = defineTask({
  module: import.meta.url,
  name: 'waitForReturn',
  run: async (context, params: WaitForReturnParams) => {
    const { signal } = context
    const { since, pollMs = 5_000 } = params
    let lost: unknown
    for (;;) {
      const seen = await look(context, params, lost !== undefined)
      if (seen.kind === 'back') return result({ value: seen.value })
      const waitedMs = Date.now() - since.at
      if (seen.kind === 'lost') lost = seen.error
      refuseLate(context.host.name, params, {
        still: seen.kind === 'lost' ? 'down' : 'up',
        waitedMs,
        lost,
      })
      await pause(pollMs, undefined, { signal })
    }
  },
})

/** What a look at the device gives. */
type Seen =
  | { readonly kind: 'back'; readonly value: ReturnResult }
  | { readonly kind: 'still up' }
  | { readonly kind: 'lost'; readonly error: unknown }

/** Looks at the device over a connection of its own; where it is back, makes sure that it stays. */
async function look(
  { host, connection, signal, dryRun }: TaskContext,
  { since, connection: name, timeoutMs, stableForMs = 10_000 }: WaitForReturnParams,
  wasDown: boolean,
): Promise<Seen> {
  try {
    await using session = await connection(ssh, { name, isNew: true })
    const now = await session.identity({ timeoutMs, signal })
    const awayMs = Date.now() - since.at
    if (dryRun) return { kind: 'back', value: { ...now, awayMs } }
    if (!isNew(now, since, { wasDown, elapsedMs: awayMs })) return { kind: 'still up' }
    await stay({ host: host.name, session, stableForMs, signal, since })
    return { kind: 'back', value: { ...now, awayMs } }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof NornirError && FINAL.includes(error.code)) throw error
    return { kind: 'lost', error }
  }
}

/** Gives up when what is waited for has taken too long. */
function refuseLate(
  host: string,
  { downWithinMs = 300_000, upWithinMs = 900_000 }: WaitForReturnParams,
  {
    still,
    waitedMs,
    lost,
  }: {
    readonly still: 'up' | 'down'
    readonly waitedMs: number
    readonly lost: unknown
  },
): void {
  if (waitedMs <= (still === 'up' ? downWithinMs : upWithinMs)) return
  throw new ReturnError({ host, still, waitedMs }, { cause: lost })
}

/** Whether what answers has been started since the reload. */
function isNew(
  { uptimeMs }: DeviceIdentity,
  { before }: ReloadResult,
  { wasDown, elapsedMs }: { readonly wasDown: boolean; readonly elapsedMs: number },
): boolean {
  if (uptimeMs === undefined) return wasDown
  if (before.uptimeMs !== undefined && uptimeMs < before.uptimeMs) return true
  return wasDown && uptimeMs <= elapsedMs + UPTIME_SLACK_MS
}

/** Makes sure that it stays: at the end it is asked once more, in the same session. */
async function stay({
  host,
  session,
  stableForMs,
  signal,
  since,
}: {
  readonly host: string
  readonly session: CliSession
  readonly stableForMs: number
  readonly signal: AbortSignal
  readonly since: ReloadResult
}): Promise<void> {
  await pause(stableForMs, undefined, { signal })
  try {
    await session.identity({ signal })
  } catch (cause) {
    signal.throwIfAborted()
    const waitedMs = Date.now() - since.at
    throw new ReturnError({ host, still: 'unstable', waitedMs }, { cause })
  }
}
