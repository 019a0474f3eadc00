import type { ConfigSource, ConfigView } from '../../platform/show-config.ts'
import { checkAnswer } from '../command/run-command.ts'
import { ConfigTruncatedError } from '../error/config-truncated-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { withoutLines } from './get-config-failure.ts'
import { normalizedConfig, wholeConfig } from './get-config-text.ts'
import { nearestView } from './get-config-view.ts'

/** Options of `CliSession.getConfig`. */
export interface GetConfigOptions extends OperationOptions {
  /** Which configuration. Default: `running`. */
  readonly source?: ConfigSource | undefined
  /** The form, of those that the platform has: `text`, `set`, `json`, `xml`. Default: `text`. */
  readonly format?: string | undefined
  /**
   * Whether what differs between two readings of the same configuration is left out: what the device says
   * before it, dates, byte counts, salts. For comparing, not for loading. Default: false.
   */
  readonly normalize?: boolean | undefined
}

/** A configuration that a device showed. It may hold secrets: treat it so. */
export interface ConfigText {
  /** Which one it is. */
  readonly source: ConfigSource
  /** The form in which it came. */
  readonly format: string
  /** Its lines, joined by `\n`; no line end behind the last one. */
  readonly text: string
  /**
   * Whether its end marker was seen. False: the platform shows none, so that nobody can tell whether all
   * of it came.
   */
  readonly isProvenWhole: boolean
  /** Lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Reads a configuration. The session then is in the mode in which it was read.
 *
 * @param context - The session.
 * @param views - Ways to see it; at least one.
 * @param options - How.
 * @throws {@link ConfigTruncatedError}, `CommandRejectedError`, `ModeError`, `EnableFailedError`, or what
 * `CommandLine.type` throws.
 */
export async function getConfig(
  context: SessionContext,
  views: readonly ConfigView[],
  options: GetConfigOptions,
): Promise<ConfigText> {
  const { host, platform, limits, line, verifyEcho } = context
  const { timeoutMs = limits.commandTimeoutMs, signal, normalize } = options
  const { view, mode } = nearestView(context, views)
  const { source, format = 'text', command, end } = view
  const unasked = await enterMode(context, mode, { timeoutMs, signal })
  const { output, warnings } = await line
    .type(command, { phase: 'command', timeoutMs, signal, changed: false, verifyEcho })
    .catch((error: unknown) => {
      throw withoutLines(error)
    })
  checkAnswer(context, { command, output })
  const whole = wholeConfig(output, view, platform)
  if (whole === undefined) {
    throw new ConfigTruncatedError({ host, phase: 'command', command, end, text: output })
  }
  return {
    source,
    format,
    text: normalize === true ? normalizedConfig(whole.text, platform) : whole.text,
    isProvenWhole: end !== undefined,
    warnings: [...unasked, ...warnings, ...whole.unasked],
  }
}
