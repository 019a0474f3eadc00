import type { SaveCommand } from '../../platform/platform.ts'
import { typeProven } from '../command/type-proven.ts'
import { SaveFailedError } from '../error/save-failed-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import { modePath } from '../mode/mode-path.ts'
import type { SessionContext } from '../session-context.ts'
import type { CommandReply } from '../session-reply.ts'

/**
 * Saves the running configuration, looks for the line that proves it, and goes back to the mode it came
 * from, where there is a way.
 *
 * @param context - The session.
 * @param save - How the platform saves.
 * @param timeoutMs - Longest silence, in milliseconds.
 * @throws {@link SaveFailedError}, or what `CommandLine.type` and `enterMode` throw.
 */
export async function saveConfig(
  context: SessionContext,
  save: SaveCommand,
  timeoutMs: number,
): Promise<CommandReply> {
  const { host, platform, line } = context
  const before = line.prompt.mode.name
  const startedAt = performance.now()
  const { command, output, isProven, ...reply } = await typeProven(context, save, {
    phase: 'save',
    timeoutMs,
  })
  if (!isProven) throw new SaveFailedError({ host, phase: 'save', command, output })
  const isWayBack = modePath(platform, save.mode, before) !== undefined
  const unasked = isWayBack ? await enterMode(context, before, {}) : []
  const { text: prompt, mode } = line.prompt
  return {
    command,
    output,
    elapsedMs: performance.now() - startedAt,
    prompt,
    mode: mode.name,
    endedAt: 'prompt',
    warnings: [...reply.warnings, ...unasked],
  }
}
