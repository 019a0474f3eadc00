import type { Identity } from '../../platform/restart.ts'
import { checkAnswer } from '../command/run-command.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { parseUptime } from './uptime.ts'

/** What runs on a device, and since when. */
export interface DeviceIdentity {
  /** Its software, as it says; undefined where it does not. */
  readonly version: string | undefined
  /** How long it has been up, in milliseconds, as exact as it says; undefined where it does not. */
  readonly uptimeMs: number | undefined
}

/**
 * Asks a device what runs on it.
 *
 * @param context - The session.
 * @param identity - How the platform says so.
 * @param options - Limits.
 * @throws `CommandRejectedError`, or what `CommandLine.type` throws.
 */
export async function readIdentity(
  context: SessionContext,
  { command, uptime, version }: Identity,
  { timeoutMs = context.limits.commandTimeoutMs, signal }: OperationOptions,
): Promise<DeviceIdentity> {
  const asking = { phase: 'command', timeoutMs, signal, changed: false } as const
  const { output } = await context.line.type(command, asking)
  checkAnswer(context, { command, output })
  const words = find(output, uptime)?.['uptime']
  return {
    version: find(output, version)?.['version'],
    uptimeMs: words === undefined ? undefined : parseUptime(words),
  }
}

function find(output: string, pattern: RegExp): Readonly<Record<string, string>> | undefined {
  for (const line of output.split('\n')) {
    const match = pattern.exec(line)
    if (match !== null) return match.groups
  }
  return undefined
}
