import type { Platform } from '../../platform/platform.ts'
import { type InputContext, refuseInput } from '../dialog/input.ts'

/** One line of a configuration, with the text that the device reads behind it, such as a banner. */
export interface ConfigLine {
  /** Typed at the prompt. */
  readonly line: string
  /** Typed where the device reads text; empty for most lines. */
  readonly text: readonly string[]
  /** What the device says when it reads the text. */
  readonly ready?: RegExp | undefined
}

/**
 * The lines of a configuration as they are typed: blank ones do nothing on a device and are left out,
 * except within a text; all others stay as they are.
 *
 * @param input - One text with line ends, or lines, which may have some too.
 * @param platform - Which lines are followed by a text.
 * @param context - Host and phase, for the error.
 * @throws `InputRefusedError` for a text without its end, for one that goes on behind it, and for a line that
 * is not whole.
 */
export function configLines(
  input: string | readonly string[],
  platform: Platform,
  context: InputContext,
): readonly ConfigLine[] {
  const texts = typeof input === 'string' ? [input] : input
  const left = texts.flatMap((text) => text.split(/\r?\n/))
  const lines: ConfigLine[] = []
  for (let line = left.shift(); line !== undefined; line = left.shift()) {
    if (line.trim() === '') continue
    const entry = withText(line, left, platform)
    if ('problem' in entry) throw refuseInput(line, context, entry.problem)
    if (platform.openLines?.some((pattern) => pattern.test(line)) === true) {
      const problem = 'the device would read on behind it: write what belongs together as one line'
      throw refuseInput(line, context, problem)
    }
    lines.push(entry)
  }
  return lines
}

/**
 * A configuration without the texts in it, such as banners: what they say looks like lines, and is none.
 *
 * @param text - As a device shows it.
 * @param platform - Which lines are followed by a text.
 */
export function withoutTexts(text: string, platform: Platform): string {
  const left = text.split('\n')
  const lines: string[] = []
  for (let line = left.shift(); line !== undefined; line = left.shift()) {
    // A text of which no end is to be seen is left as it is.
    withText(line, left, platform)
    lines.push(line)
  }
  return lines.join('\n')
}

/** What a line and its text are called in replies and errors: as the user wrote them. */
export function configSource({ line, text }: ConfigLine): string {
  return [line, ...text].join('\n')
}

/**
 * Whether a line stands below another one, by its indentation: it then belongs to the section that the
 * other one opens.
 *
 * @param line - The line.
 * @param above - One before it.
 */
export function isBelow(line: ConfigLine, above: ConfigLine): boolean {
  return indentation(line) > indentation(above)
}

function indentation({ line }: ConfigLine): number {
  return line.length - line.trimStart().length
}

/** Takes the text of a line from the lines that are left. */
function withText(
  line: string,
  left: string[],
  platform: Platform,
): ConfigLine | { readonly problem: string } {
  for (const { start, ready, endLine } of platform.textInputs ?? []) {
    const match = start.exec(line)
    if (match === null) continue
    const { delimiter, text: begun = '' } = match.groups ?? {}
    if (delimiter === undefined) return cutText({ line, left, ready }, String(endLine), endLine)
    const ends = new RegExp(escaped(delimiter))
    if (ends.test(begun)) return { line, text: [] }
    const entry = cutText({ line, left, ready }, delimiter, ends)
    if ('problem' in entry) return entry
    const [, ...behind] = entry.text.at(-1)?.split(delimiter) ?? []
    if (behind.join('').trim() === '') return entry
    const problem = `its text goes on behind ${delimiter}, which ends it: the device would take the rest as configuration`
    return { problem }
  }
  return { line, text: [] }
}

function cutText(
  { line, left, ready }: { readonly line: string; left: string[]; readonly ready: RegExp },
  end: string,
  ends: RegExp | undefined,
): ConfigLine | { readonly problem: string } {
  const last = left.findIndex((one) => ends?.test(one) === true)
  if (last === -1) return { problem: `no line behind it has ${end}, which ends its text` }
  return { line, text: left.splice(0, last + 1), ready }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
