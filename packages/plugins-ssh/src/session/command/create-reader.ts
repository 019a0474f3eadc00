import type { DeviceDialog } from '../dialog/device-dialog.ts'
import { atLineEnd } from '../dialog/dialog-script.ts'
import { CommandReader, type CommandReaderOptions } from './command-reader.ts'
import type { TypeOptions } from './type-options.ts'

/** The line, and the device as far as it is known. */
export type TypedLine = Pick<
  CommandReaderOptions,
  'platform' | 'limits' | 'prompt' | 'script' | 'command'
>

/**
 * Makes the reader of the answer to a line that is about to be typed.
 *
 * @param dialog - The device; what stands on its last line is what is typed behind.
 * @param line - The line, and the device as far as it is known.
 * @param options - What the caller wants to read.
 */
export function createReader(
  dialog: DeviceDialog,
  { platform, limits, prompt, script, command }: TypedLine,
  { phase, expectedModes, expect, untilText, untilQuietMs, verifyEcho = true }: TypeOptions,
): CommandReader {
  // Member by member: spreading an object costs more than reading a short answer.
  return new CommandReader({
    platform,
    limits,
    prompt,
    script,
    command,
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
