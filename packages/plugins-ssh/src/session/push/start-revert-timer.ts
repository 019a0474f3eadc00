import { fillIn, fillInPattern } from '../../platform/fill-in.ts'
import type { RevertTimer } from '../../platform/take-back.ts'
import type { TimerValues } from '../candidate/commit-command.ts'
import { findLine } from '../command/find-line.ts'
import { ModeError } from '../error/mode-error.ts'
import type { SessionContext } from '../session-context.ts'

/** The device is not set up to take changes back by a timer. Nothing was changed. */
export class RevertTimerUnavailable extends Error {}

/**
 * Starts the timer that takes back what is done behind it; some devices go to configuration mode with it.
 *
 * @param context - The session, in the mode where that is typed.
 * @param revert - How the platform does it.
 * @param timer - How long.
 * @returns Lines that nobody asked for.
 * @throws {@link RevertTimerUnavailable}, `ModeError`, or what `CommandLine.type` throws.
 */
export async function startRevertTimer(
  context: SessionContext,
  { from, to = from, command: template, started, unavailable }: RevertTimer,
  timer: TimerValues,
): Promise<readonly string[]> {
  const { host, line, limits } = context
  const command = fillIn(template, { ...timer })
  const { output, warnings } = await line.type(command, {
    phase: 'mode',
    timeoutMs: limits.commandTimeoutMs,
    changed: false,
    expectedModes: [to],
  })
  const mode = line.prompt.mode.name
  const wanted = started && fillInPattern(started, { ...timer })
  const isStarted = wanted === undefined || findLine(output, [wanted]) !== undefined
  if (mode === to && isStarted) return warnings
  const reason = findLine(output, unavailable)
  if (reason !== undefined) throw new RevertTimerUnavailable(reason.trim())
  const said = output.trim() || 'no message'
  const what = mode === to ? 'did not say that the timer runs' : `ended in "${mode}"`
  const problem = `"${command}" ${what}: ${said}`
  throw new ModeError({ host, phase: 'mode', mode, wanted: to, reason: problem })
}
