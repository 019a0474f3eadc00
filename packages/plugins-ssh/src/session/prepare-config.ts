import { findLine } from './command/find-line.ts'
import { leaveConfigMode } from './config/configure.ts'
import { ModeError } from './error/mode-error.ts'
import { reasonForLog } from './error/reason-for-log.ts'
import { enterMode } from './mode/enter-mode.ts'
import type { SessionContext } from './session-context.ts'

/**
 * Configures what makes reading easier, where the user allows it and the device shows that it is needed. A
 * refusal is no failure: it is read as without it.
 *
 * @param context - The session, prepared.
 * @param signal - Gives up before the lines are typed, and not among them.
 * @throws What `enterMode` and `CommandLine.type` throw.
 */
export async function prepareConfig(context: SessionContext, signal: AbortSignal): Promise<void> {
  const { platform, line, limits, prepared } = context
  const preparation = platform.configPreparation
  if (preparation === undefined || line.prompt.mode.name !== preparation.from) return
  const { command, when, unless, lines } = preparation
  const timeoutMs = limits.commandTimeoutMs
  const { output } = await line.type(command, {
    phase: 'prepare',
    timeoutMs,
    signal,
    changed: false,
  })
  const isNeeded = when === undefined || findLine(output, [when]) !== undefined
  const isTheirs = unless !== undefined && findLine(output, [unless]) !== undefined
  if (!isNeeded || isTheirs) return
  // From the first line on: one whose answer is lost may count.
  prepared.isConfigured = true
  prepared.isConfigured = await configure(context, lines)
}

/**
 * Takes away what {@link prepareConfig} has configured. Never rejects.
 *
 * @param context - The session; it must be at a prompt.
 */
export async function restoreConfig(context: SessionContext): Promise<void> {
  const { platform, prepared } = context
  const { configPreparation } = platform
  if (!prepared.isConfigured || configPreparation === undefined) return
  prepared.isConfigured = false
  try {
    await leaveConfigMode(context, configPreparation.mode)
    await configure(context, configPreparation.restore)
  } catch (reason) {
    context.log.warn({ reason: reasonForLog(reason) }, 'what was configured to read easier stays')
  }
}

/** Types lines; tells whether all were taken. It is not cut: half of it would stay. */
async function configure(context: SessionContext, lines: readonly string[]): Promise<boolean> {
  const { platform, line, limits, log } = context
  const { configPreparation } = platform
  if (configPreparation === undefined) return false
  const { from, mode, giveUp } = configPreparation
  const timeoutMs = limits.commandTimeoutMs
  const step = { phase: 'prepare', timeoutMs, changed: 'unknown' } as const
  try {
    await enterMode(context, mode, { timeoutMs })
    for (const text of lines) {
      const { output } = await line.type(text, step)
      const refusal = findLine(output, platform.configErrors)
      if (refusal === undefined) continue
      log.warn({ refusal }, 'the device refused to be configured for reading')
      if (giveUp !== undefined) await line.type(giveUp, step)
      return false
    }
    return true
  } catch (error) {
    if (!(error instanceof ModeError)) throw error
    log.warn({ reason: reasonForLog(error) }, 'the device was not configured for reading')
    return false
  } finally {
    if (line.isAtPrompt) await enterMode(context, from, { timeoutMs })
  }
}
