import type { Platform } from '../platform/platform.ts'
import type { CommandLine } from './command-line.ts'
import { ConfigIncompleteError } from './error/config-incomplete-error.ts'
import { ConfigRejectedError } from './error/config-rejected-error.ts'
import { ModeError } from './error/mode-error.ts'

/** What a device answered to one line of configuration. */
export interface ConfigLineReply {
  /** The line as it was sent. */
  readonly line: string
  /** What the device said to it; mostly nothing. */
  readonly output: string
}

/** How lines are pushed. */
export interface ConfigPushOptions {
  /** Name of the host, for errors. */
  readonly host: string
  /** Whose errors and modes. */
  readonly platform: Platform
  /** Name of the configuration mode; the command line is in it. */
  readonly configMode: string
  /** Longest silence of each line, in milliseconds. */
  readonly timeoutMs: number
  /** Stops the push behind the line that is being typed, never within it. */
  readonly signal: AbortSignal
}

/** What came of a push. */
export interface ConfigPush {
  /** One reply per line, in order. */
  readonly lines: readonly ConfigLineReply[]
  /** Lines that look like errors and are none, and lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Types lines in configuration mode, one by one; the first that is refused stops the push.
 *
 * @param commandLine - It must be in configuration mode, and may be left there.
 * @param lines - None blank.
 * @param options - How.
 * @throws {@link ConfigRejectedError} for a refused line, {@link ConfigIncompleteError} for everything
 * else; both say what was applied.
 */
export async function pushConfig(
  commandLine: CommandLine,
  lines: readonly string[],
  options: ConfigPushOptions,
): Promise<ConfigPush> {
  const { host, platform, configMode, timeoutMs, signal } = options
  const replies: ConfigLineReply[] = []
  const warnings: string[] = []
  for (const [index, line] of lines.entries()) {
    const applied = lines.slice(0, index)
    const cut = (cause: unknown, unknown: readonly string[]): ConfigIncompleteError => {
      const unsent = lines.slice(index + unknown.length)
      const details = { host, phase: 'config', acknowledged: applied, unknown, unsent } as const
      return new ConfigIncompleteError(details, { cause })
    }
    if (signal.aborted) throw cut(signal.reason, [])
    const mode = commandLine.prompt.mode.name
    if (mode !== configMode) {
      const reason = `the line before, "${lines[index - 1] ?? ''}", left it`
      throw cut(new ModeError({ host, phase: 'config', mode, wanted: configMode, reason }), [])
    }
    const reply = await commandLine
      .type(line, { phase: 'config', timeoutMs, changed: 'unknown', expectedModes: [configMode] })
      .catch((error: unknown) => {
        throw cut(error, [line])
      })
    warnings.push(...reply.warnings)
    const answers = reply.output.split('\n')
    const isWarning = (answer: string): boolean => matchesAny(platform.configWarnings, answer)
    warnings.push(...answers.filter(isWarning))
    const reason = answers.find(
      (answer) => !isWarning(answer) && matchesAny(platform.configErrors, answer),
    )
    if (reason !== undefined) {
      const refused = {
        line,
        reason,
        answer: reply.output,
        applied,
        unsent: lines.slice(index + 1),
      }
      throw new ConfigRejectedError({ host, phase: 'config', ...refused })
    }
    replies.push({ line, output: reply.output })
  }
  return { lines: replies, warnings }
}

function matchesAny(patterns: readonly RegExp[] | undefined, line: string): boolean {
  return patterns?.some((pattern) => pattern.test(line)) === true
}
