import type { Platform } from '../platform/platform.ts'
import type { SessionContext } from './session-context.ts'

/**
 * Types what makes the device's answers easy to read, once per session: before the first operation that
 * reads one. Nothing of it changes the configuration (production safety, rule 5).
 *
 * @param context - At a prompt.
 * @param signal - Gives up; the next operation begins it again.
 * @throws What `CommandLine.type` throws.
 */
export async function prepare(context: SessionContext, signal: AbortSignal): Promise<void> {
  const { platform, limits, line, prepared, pipelining, log } = context
  const { mode } = line.prompt
  const timeoutMs = limits.commandTimeoutMs
  for (const command of [...platform.preparation, ...(mode.preparation ?? [])]) {
    const step = { phase: 'prepare', timeoutMs, signal, changed: false } as const
    const { output } = await line.type(command, step)
    // Refused, e.g. by authorisation: the pager's data and the wide terminal carry on without it.
    if (isTaken(platform, output)) continue
    pipelining.stop(`the device answered "${command}", so that paging may be on`)
    log.warn({ command, output }, 'the device answered a preparation')
  }
  prepared.isDone = true
  log.debug({ mode: mode.name }, 'prepared')
}

/** Whether a preparation was taken: by silence, or by words that say so. */
function isTaken({ preparationReplies = [] }: Platform, output: string): boolean {
  return output.split('\n').every((line) => {
    return line.trim() === '' || preparationReplies.some((pattern) => pattern.test(line))
  })
}
