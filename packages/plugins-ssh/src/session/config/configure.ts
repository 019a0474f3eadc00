import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { EchoMismatchError } from '../error/echo-mismatch-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import type { ConfigReply } from '../session-reply.ts'
import { type ConfigLine, configSource } from './config-lines.ts'
import { pushConfig } from './config-push.ts'

/** How lines are configured. */
export interface ConfigureOptions {
  /** Name of the configuration mode. */
  readonly configMode: string
  /** Longest silence of each step, in milliseconds. */
  readonly timeoutMs: number
  /** Stops the push behind the line that is being typed. */
  readonly signal: AbortSignal
}

/**
 * Enters configuration mode, pushes the lines, and leaves it again, whatever happened.
 *
 * Entering and leaving are not cut by the signal: a device left in configuration mode by accident is
 * worse than a moment of patience.
 *
 * @param context - The session.
 * @param lines - None blank.
 * @param options - How.
 * @throws `ConfigRejectedError`, {@link ConfigIncompleteError}, or what `enterMode` throws.
 */
export async function configure(
  context: SessionContext,
  lines: readonly ConfigLine[],
  options: ConfigureOptions,
): Promise<ConfigReply> {
  const { host, platform, line } = context
  const { configMode, timeoutMs, signal } = options
  const startedAt = performance.now()
  const unasked = await enterMode(context, configMode, { timeoutMs })
  const push = await pushConfig(line, lines, {
    host,
    platform,
    configMode,
    timeoutMs,
    signal,
  }).catch(async (error: unknown) => {
    await leaveAfterFailure(context, configMode, error)
    throw error
  })
  try {
    await leave(context, configMode)
  } catch (cause) {
    const details = {
      host,
      phase: 'config',
      acknowledged: lines.map(configSource),
      unknown: [],
      unsent: [],
    } as const
    throw new ConfigIncompleteError(details, { cause })
  }
  const elapsedMs = performance.now() - startedAt
  return { lines: push.lines, warnings: [...unasked, ...push.warnings], changed: true, elapsedMs }
}

/** The error that is already there counts more than a device that does not come back. */
async function leaveAfterFailure(
  context: SessionContext,
  configMode: string,
  error: unknown,
): Promise<void> {
  const cause = error instanceof Error ? error.cause : undefined
  await context.line.recover(cause instanceof EchoMismatchError)
  if (!context.dialog.isOpen) return
  try {
    await leave(context, configMode)
  } catch (reason) {
    context.log.warn({ reason: String(reason) }, 'configuration mode could not be left; closed')
    await context.dialog.close()
  }
}

async function leave(context: SessionContext, configMode: string): Promise<void> {
  const { platform, line, limits } = context
  if (line.prompt.mode.name !== configMode) return
  const way = platform.changes.find(({ from }) => from === configMode)
  if (way === undefined) return
  await enterMode(context, way.to, { timeoutMs: limits.recoverTimeoutMs })
}
