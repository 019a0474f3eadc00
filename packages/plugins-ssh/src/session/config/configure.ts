import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { EchoMismatchError } from '../error/echo-mismatch-error.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import type { ConfigReply } from '../session-reply.ts'
import { type ConfigLine, configSource } from './config-lines.ts'
import { type TypeConfigOptions, type TypedConfig, typeConfig } from './type-config.ts'

/** How lines are configured. */
export interface ConfigureOptions {
  /** Name of the configuration mode. */
  readonly configMode: string
  /** Longest silence of each step, in milliseconds. */
  readonly timeoutMs: number
  /** Stops the push behind the line that is being typed. */
  readonly signal: AbortSignal
  /** Whether it goes on behind a refused line. Default: false. */
  readonly continueOnError?: boolean | undefined
}

/**
 * Enters configuration mode, types the lines, and leaves it again, whatever happened. The lines count at
 * once.
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
  const { host } = context
  const { configMode, timeoutMs } = options
  const startedAt = performance.now()
  const unasked = await enterMode(context, configMode, { timeoutMs })
  const typed = await typeOrRecover(context, lines, options).catch(async (error: unknown) => {
    await leaveAfterFailure(context, configMode)
    throw error
  })
  try {
    await leaveConfigMode(context, configMode)
  } catch (cause) {
    const acknowledged = lines.map(configSource)
    const details = { host, phase: 'config', acknowledged, unknown: [], unsent: [] } as const
    throw new ConfigIncompleteError(details, { cause })
  }
  return {
    lines: typed.lines,
    warnings: [...unasked, ...typed.warnings],
    changed: typed.lines.some(({ outcome }) => outcome === 'taken'),
    diff: '',
    isPending: false,
    elapsedMs: performance.now() - startedAt,
  }
}

/** The error that is already there counts more than a device that does not come back. */
async function leaveAfterFailure(context: SessionContext, configMode: string): Promise<void> {
  if (!context.dialog.isOpen) return
  try {
    await leaveConfigMode(context, configMode)
  } catch (reason) {
    context.log.warn(
      { reason: reasonForLog(reason) },
      'configuration mode could not be left; closed',
    )
    await context.dialog.close()
  }
}

/**
 * Types lines in configuration mode; where that fails, the device is brought back to its prompt, or the
 * connection is closed.
 *
 * @param context - The session, in configuration mode.
 * @param lines - None blank, but for texts.
 * @param options - How.
 * @throws As {@link typeConfig}.
 */
export async function typeOrRecover(
  context: SessionContext,
  lines: readonly ConfigLine[],
  options: Omit<TypeConfigOptions, 'host' | 'platform'>,
): Promise<TypedConfig> {
  const { host, platform, line } = context
  try {
    await goToTop(context, options.configMode)
    return await typeConfig(line, lines, { host, platform, ...options })
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    await line.recover(cause instanceof EchoMismatchError)
    throw error
  }
}

/**
 * Leaves configuration mode; does nothing where the session is not in it. Where it is the mode of commands as
 * well, its menus are left.
 *
 * @param context - The session.
 * @param configMode - Its name.
 * @throws `ModeError`, or what `CommandLine.type` throws.
 */
export async function leaveConfigMode(context: SessionContext, configMode: string): Promise<void> {
  const { platform, line, limits } = context
  if (line.prompt.mode.name !== configMode) return
  const way = platform.changes.find(({ from }) => from === configMode)
  if (way === undefined) return await goToTop(context, configMode)
  await enterMode(context, way.to, { timeoutMs: limits.recoverTimeoutMs })
}

/** Leaves the menus of a device whose commands are relative to one. */
async function goToTop({ platform, line, limits }: SessionContext, mode: string): Promise<void> {
  const { configTop } = platform
  if (configTop === undefined) return
  const timeoutMs = limits.recoverTimeoutMs
  await line.type(configTop, { phase: 'mode', timeoutMs, changed: false, expectedModes: [mode] })
}
