import type { Platform } from '../platform/platform.ts'
import { enterMode } from './mode/enter-mode.ts'
import type { SessionContext } from './session-context.ts'

/**
 * Makes a session ready behind its first prompt: start mode, preparation, the privileged mode where there
 * is a secret for it. Nothing of it changes the configuration (production safety, rule 5).
 *
 * @param context - At the first prompt.
 * @param options - Whether the privileged mode is wanted, and what gives up.
 * @throws What `enterMode` and `CommandLine.type` throw.
 */
export async function prepare(
  context: SessionContext,
  { isPrivileged, signal }: { readonly isPrivileged: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const { platform, line } = context
  const { startMode, privilegedMode, preparation } = platform
  if (startMode !== undefined) await enterMode(context, startMode, { signal })
  const { mode } = line.prompt
  await typeAll(context, [...preparation, ...(mode.preparation ?? [])], signal)
  if (!isPrivileged || privilegedMode === undefined) return
  await enterMode(context, privilegedMode, { signal })
  const { mode: raised } = line.prompt
  if (raised !== mode) await typeAll(context, raised.preparation ?? [], signal)
}

async function typeAll(
  { platform, limits, line, pipelining, log }: SessionContext,
  commands: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const timeoutMs = limits.commandTimeoutMs
  for (const command of commands) {
    const step = { phase: 'prepare', timeoutMs, signal, changed: false } as const
    const { output } = await line.type(command, step)
    // Refused, e.g. by authorisation: the pager's data and the wide terminal carry on without it.
    if (isTaken(platform, output)) continue
    pipelining.stop(`the device answered "${command}", so that paging may be on`)
    log.warn({ command, output }, 'the device answered a preparation')
  }
}

/** Whether a preparation was taken: by silence, or by words that say so. */
function isTaken({ preparationReplies = [] }: Platform, output: string): boolean {
  return output.split('\n').every((line) => {
    return line.trim() === '' || preparationReplies.some((pattern) => pattern.test(line))
  })
}
