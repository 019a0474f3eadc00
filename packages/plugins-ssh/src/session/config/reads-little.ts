import type { SessionContext } from '../session-context.ts'
import type { ConfigLine } from './config-lines.ts'
import { fitsTerminal } from './fits-terminal.ts'

/**
 * Whether lines of configuration can be typed before the device was told how to answer: none is a command that
 * shows something, which a pager would stop, and each fits into one row of a terminal that is still narrow.
 *
 * @param context - The session.
 * @param lines - As they are typed.
 */
export function readsLittle(
  { platform, line: { prompt } }: SessionContext,
  lines: readonly ConfigLine[],
): boolean {
  const shows = ({ line }: ConfigLine): boolean =>
    /^\s*do\s/i.test(line) || platform.readOnly.test(line.trimStart())
  const fits = platform.preparesReadingOnly === 'pager' || fitsTerminal(prompt.text, lines)
  return fits && !lines.some(shows)
}
