import type { SaveCommand } from '../../platform/platform.ts'
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
  const { command, dialogs = [] } = save
  const before = line.prompt.mode.name
  const unasked = [...(await enterMode(context, save.mode, {}))]
  const startedAt = performance.now()
  const { output, warnings } = await line.type(command, {
    phase: 'save',
    timeoutMs,
    changed: 'unknown',
    script: dialogs.map(({ pattern, answer }) => {
      return { expect: pattern, answer, enter: false, isOptional: true, isWhole: true }
    }),
  })
  if (!output.split('\n').some((text) => save.success.test(text))) {
    throw new SaveFailedError({ host, phase: 'save', command, output })
  }
  if (modePath(platform, save.mode, before) !== undefined) {
    unasked.push(...(await enterMode(context, before, {})))
  }
  const { text: prompt, mode } = line.prompt
  const elapsedMs = performance.now() - startedAt
  return {
    command,
    output,
    elapsedMs,
    prompt,
    mode: mode.name,
    endedAt: 'prompt',
    warnings: [...unasked, ...warnings],
  }
}
