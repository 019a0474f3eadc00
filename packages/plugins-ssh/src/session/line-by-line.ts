import type { CommandReader } from './command-reader.ts'
import type { Judge } from './device-dialog.ts'
import type { Ending } from './ending.ts'

/**
 * Judges by a reader, and tells each line of output as it ends.
 *
 * @param reader - Finds the echo and the end.
 * @param onLine - Is told; undefined: nobody is.
 */
export function lineByLine(
  reader: CommandReader,
  onLine: ((line: string) => void) | undefined,
): Judge<Ending> {
  if (onLine === undefined) return (lines, partial) => reader.judge(lines, partial)
  let told = 0
  return (lines, partial) => {
    const verdict = reader.judge(lines, partial)
    if (reader.echo === undefined) return verdict
    told = Math.max(told, reader.echo.last + 1)
    while (told < lines.length) onLine(lines[told++] ?? '')
    return verdict
  }
}
