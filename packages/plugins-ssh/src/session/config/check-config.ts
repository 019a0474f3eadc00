import { checkBlocks } from '../block/check-blocks.ts'
import { encodeInput, refuseInput } from '../dialog/input.ts'
import type { SessionContext } from '../session-context.ts'
import { type ConfigLine, configLines } from './config-lines.ts'

/**
 * Makes sure that all lines of a configuration can be typed, before any of them is.
 *
 * @param context - The session.
 * @param input - A text or lines.
 * @returns The lines as they are typed.
 * @throws `InputRefusedError`.
 */
export function checkConfig(
  { host, platform, dialog }: SessionContext,
  input: string | readonly string[],
): readonly ConfigLine[] {
  const context = { host, phase: 'config', encoding: dialog.encoding } as const
  const lines = configLines(input, platform, context)
  // What a quoted key becomes within a text is not known.
  const unquoted = { ...platform, literalNext: undefined }
  if (platform.configBlocks !== undefined) checkBlocks(lines, platform.configBlocks, context)
  const commit = platform.candidate?.commit.command.replace(/[ {].*/, '')
  for (const { line, text } of lines) {
    encodeInput(line, platform, context)
    if (commit !== undefined && isShortFor(commit, line)) {
      const reason = `it would commit what stands before it, with no trial and no way back; the candidate is committed behind the lines`
      throw refuseInput(line, context, reason)
    }
    for (const one of text) encodeInput(one, unquoted, { ...context, isBlankAllowed: true })
  }
  return lines
}

/** Devices take words that are cut short, if no other one begins so; `commit-confirm` commits as well. */
function isShortFor(command: string, line: string): boolean {
  const [word = ''] = line.trim().toLowerCase().split(/[\s-]/)
  return word.length >= 3 && command.startsWith(word)
}
