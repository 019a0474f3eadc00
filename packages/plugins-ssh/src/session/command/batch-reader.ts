import { classifyPrompt, type Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import { looksLikeQuestion } from '../dialog/dialog-pattern.ts'
import { MAX_LINE_LOOKED_AT, type Verdict } from '../dialog/expectation.ts'
import type { SessionLimits } from '../session-limits.ts'
import { gluedOutput } from './glued-output.ts'
import { withoutLead } from './without-lead.ts'

/** What a {@link BatchReader} needs to know. */
export interface BatchReaderOptions {
  /** Whose pager and prompts. */
  readonly platform: Platform
  /** Quiet windows. */
  readonly limits: SessionLimits
  /** The prompt at which the commands were typed; it must come back unchanged behind each. */
  readonly prompt: Prompt
  /** The line as it stood before the first character was typed. */
  readonly typedBehind: string
  /** Typed together, in this order. */
  readonly commands: readonly string[]
}

/** How a batch ended. */
export type BatchEnding =
  /** All commands were answered; `partial` is the last line, the prompt behind what was glued to it. */
  | { readonly kind: 'answered'; readonly partial: string }
  /** Something else than prompt and echo came: it is not certain which answer belongs to what. */
  | { readonly kind: 'surprise'; readonly reason: string }

interface Start {
  /** The line that echoes the command. */
  readonly index: number
  /** Output of the command before, which did not end its line. */
  readonly glued: string
}

/**
 * Tells apart the answers to commands that were typed together, by the prompt and the echo of the next
 * command on one line. It is strict: whatever else begins like a prompt is a surprise, because commands
 * that only read can be run again, and a wrong answer is worth nothing.
 */
export class BatchReader {
  readonly #options: BatchReaderOptions
  readonly #starts: Start[] = []
  #scanned = 0
  #surprise: string | undefined

  constructor(options: BatchReaderOptions) {
    this.#options = options
  }

  /** Judges what came since the commands were typed. */
  judge(lines: readonly string[], partial: string): Verdict<BatchEnding> | undefined {
    for (; this.#scanned < lines.length; this.#scanned += 1) {
      this.#read(lines[this.#scanned] ?? '', this.#scanned)
    }
    if (this.#surprise !== undefined) return surprise(this.#surprise, 0)
    const { commands, prompt, limits } = this.#options
    if (this.#starts.length === commands.length && partial.endsWith(prompt.text)) {
      const isAlone = partial.length === prompt.text.length
      const quietMs = isAlone ? limits.repeatedPromptQuietMs : limits.promptQuietMs
      return { quietMs, value: () => ({ kind: 'answered', partial }) }
    }
    return this.#isAtRest(partial)
      ? surprise(`it waits at ${JSON.stringify(partial.trim())}`, limits.doubtQuietMs)
      : undefined
  }

  /**
   * The answers, one for each command.
   *
   * @param lines - All lines since the commands were typed.
   * @param partial - The last line, as in the ending.
   */
  outputs(lines: readonly string[], partial: string): readonly string[] {
    const { platform, prompt } = this.#options
    const end: Start = { index: lines.length, glued: gluedOutput(partial, prompt.text) }
    return this.#starts.map(({ index }, command) => {
      const next = this.#starts[command + 1] ?? end
      const own = withoutLead(platform, lines.slice(index + 1, next.index))
      return [...own, ...(next.glued === '' ? [] : [next.glued])].join('\n')
    })
  }

  #read(line: string, index: number): void {
    const { commands, prompt, typedBehind } = this.#options
    const isFirst = this.#starts.length === 0
    const behind = isFirst ? typedBehind : prompt.text
    const expected = commands[this.#starts.length]
    const echo = expected === undefined ? undefined : `${behind}${expected}`.trimEnd()
    const seen = line.trimEnd()
    if (echo !== undefined && (isFirst ? seen === echo : seen.endsWith(echo))) {
      const { length } = `${expected}`.trimEnd()
      const glued = isFirst ? '' : gluedOutput(seen.slice(0, -length), prompt.text)
      this.#starts.push({ index, glued })
    } else if (isFirst || isTypedAt(prompt.text.trimEnd(), seen) || this.#isWaiting(seen)) {
      this.#surprise ??= `it said ${JSON.stringify(seen)} where the echo of ${JSON.stringify(expected ?? 'nothing more')} was due`
    }
  }

  /** Whether a line is a command that is not at its turn yet: echoed by a terminal that does not read it. */
  #isWaiting(line: string): boolean {
    return this.#options.commands.some((command, index) => {
      return index >= this.#starts.length && command.trimEnd() === line
    })
  }

  #isAtRest(partial: string): boolean {
    const { platform, prompt } = this.#options
    if (partial === '' || partial.length > MAX_LINE_LOOKED_AT) return false
    return (
      partial.endsWith(prompt.text) ||
      classifyPrompt(platform, partial) !== undefined ||
      platform.pager?.pattern.test(partial) === true ||
      looksLikeQuestion(partial)
    )
  }
}

/** Whether something stands behind a prompt; a line that is only the prompt is output that looks like it. */
function isTypedAt(prompt: string, line: string): boolean {
  return line.startsWith(prompt) && line.length > prompt.length
}

function surprise(reason: string, quietMs: number): Verdict<BatchEnding> {
  return { quietMs, value: () => ({ kind: 'surprise', reason }) }
}
