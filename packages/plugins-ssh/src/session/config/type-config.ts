import type { Platform } from '../../platform/platform.ts'
import type { CommandLine } from '../command/command-line.ts'
import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import { ModeError } from '../error/mode-error.ts'
import { type ConfigLine, configSource, isBelow } from './config-lines.ts'
import { judgeAnswer, typeEntry } from './type-entry.ts'

/** What a device answered to one line of configuration. */
export interface ConfigLineReply {
  /** The line as it was sent; with a text behind it, such as a banner, all of its lines. */
  readonly line: string
  /** What the device said to it; mostly nothing. */
  readonly output: string
  /**
   * Whether the device took it. Only with `continueOnError` there are others: it was refused, or not sent
   * because it stands below a line that was.
   */
  readonly outcome: 'taken' | 'rejected' | 'skipped'
}

/** How lines are typed. */
export interface TypeConfigOptions {
  /** Name of the host, for errors. */
  readonly host: string
  /** Whose errors and modes. */
  readonly platform: Platform
  /** Name of the configuration mode; the command line is in it. */
  readonly configMode: string
  /** Longest silence of each line, in milliseconds. */
  readonly timeoutMs: number
  /** Stops behind the line that is being typed, never within it. */
  readonly signal: AbortSignal
  /** Whether a refused line ends the push. Default: true. */
  readonly continueOnError?: boolean | undefined
  /** Whether the last line, too, must stay in the mode: what is typed next belongs there. Default: false. */
  readonly mustStay?: boolean | undefined
}

/** What came of it. */
export interface TypedConfig {
  /** One reply per line, in order. */
  readonly lines: readonly ConfigLineReply[]
  /** Lines that look like errors and are none, and lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Types lines in configuration mode, one by one; the first that is refused stops it. With `continueOnError`
 * it goes on, except for what stands below the refused line: that would go to the section before
 * (production safety, rule 10).
 *
 * @param commandLine - It must be in configuration mode, and may be left there.
 * @param lines - None blank, but for texts.
 * @param options - How.
 * @throws {@link ConfigRejectedError} for a refused line, {@link ConfigIncompleteError} for everything
 * else; both say what was applied.
 */
export async function typeConfig(
  commandLine: CommandLine,
  lines: readonly ConfigLine[],
  options: TypeConfigOptions,
): Promise<TypedConfig> {
  const { host, platform, configMode, timeoutMs, signal, continueOnError } = options
  const replies: ConfigLineReply[] = []
  const warnings: string[] = []
  const sources = lines.map(configSource)
  let rejected: ConfigLine | undefined
  const cutAt =
    (index: number) =>
    (cause: unknown, unknown: readonly string[]): ConfigIncompleteError => {
      const acknowledged = linesTaken(replies)
      const unsent = sources.slice(index + unknown.length)
      const details = { host, phase: 'config', acknowledged, unknown, unsent } as const
      return new ConfigIncompleteError(details, { cause })
    }
  for (const [index, entry] of lines.entries()) {
    const line = sources[index] ?? ''
    const cut = cutAt(index)
    if (signal.aborted) throw cut(signal.reason, [])
    if (rejected !== undefined && isBelow(entry, rejected)) {
      replies.push({ line, output: '', outcome: 'skipped' })
      continue
    }
    refuseOutside(commandLine, options, { before: sources[index - 1], cut })
    const typing = { expectedModes: [configMode], timeoutMs }
    const reply = await typeEntry(commandLine, entry, typing).catch((error: unknown) => {
      throw cut(error, [line])
    })
    const { output } = reply
    const answer = judgeAnswer(platform, output)
    const { refusal: reason } = answer
    warnings.push(...reply.warnings, ...answer.warnings)
    rejected = reason === undefined ? undefined : entry
    replies.push({ line, output, outcome: reason === undefined ? 'taken' : 'rejected' })
    if (reason === undefined) continue
    if (continueOnError !== true) {
      const said = { line, reason, answer: output, applied: linesTaken(replies) }
      const details = { host, phase: 'config', ...said, unsent: sources.slice(index + 1) } as const
      throw new ConfigRejectedError(details)
    }
    warnings.push(`the device refused the line "${line.trim()}": ${reason.trim()}`)
  }
  refuseEndedOutside(commandLine, options, { before: sources.at(-1), cut: cutAt(lines.length) })
  return { lines: replies, warnings }
}

function linesTaken(replies: readonly ConfigLineReply[]): string[] {
  return replies.flatMap(({ line, outcome }) => (outcome === 'taken' ? [line] : []))
}

/** How a push is ended. */
interface End {
  /** The line before. */
  readonly before: string | undefined
  /** Makes the error. */
  readonly cut: (cause: unknown, unknown: readonly string[]) => ConfigIncompleteError
}

/** A line that left configuration mode ends the push: what follows would be commands. */
function refuseOutside(
  { prompt }: CommandLine,
  { host, configMode: wanted }: TypeConfigOptions,
  { before = '', cut }: End,
): void {
  const mode = prompt.mode.name
  if (mode === wanted) return
  const reason = `the line before, "${before}", left it`
  throw cut(new ModeError({ host, phase: 'config', mode, wanted, reason }), [])
}

/** The same behind the last line. */
function refuseEndedOutside(commandLine: CommandLine, options: TypeConfigOptions, end: End): void {
  if (options.mustStay === true) refuseOutside(commandLine, options, end)
}
