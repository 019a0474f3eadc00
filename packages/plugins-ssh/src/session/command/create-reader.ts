import type { DeviceDialog } from '../dialog/device-dialog.ts'
import { atLineEnd } from '../dialog/dialog-script.ts'
import { CommandReader, type CommandReaderOptions } from './command-reader.ts'
import type { TypeOptions } from './type-options.ts'

/**
 * Makes the reader of the answer to a line that is about to be typed.
 *
 * @param dialog - The device; what stands on its last line is what is typed behind.
 * @param line - The line, and the device as far as it is known.
 * @param options - What the caller wants to read.
 */
export function createReader(
  dialog: DeviceDialog,
  line: Pick<CommandReaderOptions, 'platform' | 'limits' | 'prompt' | 'script' | 'command'>,
  { phase, expectedModes, expect, untilText, untilQuietMs, verifyEcho = true }: TypeOptions,
): CommandReader {
  return new CommandReader({
    ...line,
    host: dialog.host,
    phase,
    typedBehind: dialog.partial,
    expectedModes,
    expect: expect === undefined ? undefined : atLineEnd(expect),
    untilText,
    untilQuietMs,
    verifyEcho: verifyEcho && untilQuietMs === undefined,
  })
}
