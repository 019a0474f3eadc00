import type { Judge } from '../dialog/expectation.ts'
import type { CommandReader } from './command-reader.ts'
import type { Ending } from './ending.ts'

/**
 * Judges by a reader, and tells each line of output as it ends.
 *
 * @param reader - Finds the echo and the end.
 * @param onLine - Is told; undefined: nobody is.
 * @param onRejection - Told what an asynchronous `onLine` rejects with.
 */
export function lineByLine(
  reader: CommandReader,
  onLine: ((line: string) => void) | undefined,
  onRejection: (reason: unknown) => void,
): Judge<Ending> {
  if (onLine === undefined) return (lines, partial) => reader.judge(lines, partial)
  let told = 0
  const hear = (line: string): void => {
    const heard: unknown = onLine(line)
    // Nobody waits for an asynchronous one: what it rejects with must not end the process.
    if (heard instanceof Promise) heard.catch(onRejection)
  }
  return (lines, partial) => {
    const verdict = reader.judge(lines, partial)
    if (reader.echo === undefined) return verdict
    told = Math.max(told, reader.echo.last + 1)
    while (told < lines.length) hear(lines[told++] ?? '')
    return verdict
  }
}
