import type { Platform } from '../../platform/platform.ts'
import type { CommandLine } from '../command/command-line.ts'
import type { TypedReply } from '../command/type-options.ts'
import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import { ModeError } from '../error/mode-error.ts'
import { type ConfigLine, configSource } from './config-lines.ts'

/** What a device answered to one line of configuration. */
export interface ConfigLineReply {
  /** The line as it was sent; with a text behind it, such as a banner, all of its lines. */
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
 * @param lines - None blank, but for texts.
 * @param options - How.
 * @throws {@link ConfigRejectedError} for a refused line, {@link ConfigIncompleteError} for everything
 * else; both say what was applied.
 */
export async function pushConfig(
  commandLine: CommandLine,
  lines: readonly ConfigLine[],
  options: ConfigPushOptions,
): Promise<ConfigPush> {
  const { host, platform, configMode, signal } = options
  const replies: ConfigLineReply[] = []
  const warnings: string[] = []
  const sources = lines.map(configSource)
  for (const [index, entry] of lines.entries()) {
    const line = sources[index] ?? ''
    const applied = sources.slice(0, index)
    const cut = (cause: unknown, unknown: readonly string[]): ConfigIncompleteError => {
      const unsent = sources.slice(index + unknown.length)
      const details = { host, phase: 'config', acknowledged: applied, unknown, unsent } as const
      return new ConfigIncompleteError(details, { cause })
    }
    if (signal.aborted) throw cut(signal.reason, [])
    const mode = commandLine.prompt.mode.name
    if (mode !== configMode) {
      const reason = `the line before, "${sources[index - 1] ?? ''}", left it`
      throw cut(new ModeError({ host, phase: 'config', mode, wanted: configMode, reason }), [])
    }
    const reply = await typeEntry(commandLine, entry, options).catch((error: unknown) => {
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
        unsent: sources.slice(index + 1),
      }
      throw new ConfigRejectedError({ host, phase: 'config', ...refused })
    }
    replies.push({ line, output: reply.output })
  }
  return { lines: replies, warnings }
}

/** Types a line, and its text where the device reads one: it must have said so. */
async function typeEntry(
  commandLine: CommandLine,
  { line, text, ready }: ConfigLine,
  { configMode, timeoutMs }: ConfigPushOptions,
): Promise<Pick<TypedReply, 'output' | 'warnings'>> {
  const typing = {
    phase: 'config',
    timeoutMs,
    changed: 'unknown',
    expectedModes: [configMode],
    isAnswer: true,
  } as const
  if (text.length === 0) return await commandLine.type(line, { ...typing, isAnswer: false })
  const first = await commandLine.type(line, { ...typing, isAnswer: false, untilText: ready })
  // A prompt instead of the text: the line was refused, and its text is no configuration.
  if (commandLine.isAtPrompt) return first
  let last = first
  for (const [index, one] of text.entries()) {
    const untilText = index === text.length - 1 ? undefined : true
    last = await commandLine.type(one, { ...typing, untilText })
  }
  return last
}

function matchesAny(patterns: readonly RegExp[] | undefined, line: string): boolean {
  return patterns?.some((pattern) => pattern.test(line)) === true
}
