import { type ConfigComparison, compareConfigs } from '../config/compare-configs.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { configSource } from '../config/config-lines.ts'
import { readRunning } from '../config/read-running.ts'
import { saveConfig } from '../config/save-config.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS, waysToChange } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import { RevertTimerUnavailable } from './enter-revert-timer.ts'
import { failedPush } from './failed-push.ts'
import type { OtherSession, PushConfigOptions, PushReply } from './push-options.ts'
import type { PushProgress } from './push-progress.ts'
import { checkValidations, validateInTime } from './validate.ts'

/**
 * Changes a device so that it either does what is expected of it, or is as it was: lock, lines, comparison,
 * commit on trial, validation over a new connection, confirmation, save. Whatever fails on the way is taken
 * back, and reading the configuration proves it (production safety, rules 9 to 16).
 *
 * @param context - The session.
 * @param lines - Checked; what is typed, and what takes it back where the device cannot.
 * @param options - Validation, timer, and the way to a new connection. `signal` ends it in good order: the
 * change is taken back.
 * @throws `PushFailedError`, `RollbackUnavailableError`; before anything was changed, what `waysToChange` and
 * the beginning of the change throw.
 */
export async function pushConfig(
  context: SessionContext,
  lines: { readonly change: readonly ConfigLine[]; readonly rollback?: readonly ConfigLine[] },
  options: PushConfigOptions & { readonly signal: AbortSignal },
): Promise<PushReply> {
  const { signal, dryRun, timeoutMs = context.limits.commandTimeoutMs } = options
  const startedAt = performance.now()
  checkValidations(context, options)
  const ways = waysToChange(context, options, lines.rollback)
  const reply = (said: Partial<PushReply>): PushReply => ({
    ...NOTHING,
    ...said,
    elapsedMs: performance.now() - startedAt,
  })
  if (lines.change.length === 0) return reply({})
  if (dryRun === true && context.platform.candidate === undefined) {
    return reply({ warnings: ['the device cannot show what lines would change: nothing was sent'] })
  }
  const before = await readRunning(context, { signal })
  const { change, warnings, beganAt } = await begin(context, ways, signal)
  const { takenBackBy, trial } = change
  const progress: PushProgress = {
    change,
    before,
    sources: lines.change.map(configSource),
    stage: 'lines',
    trialEndsAt: trial?.from === 'begin' ? (trial.beganAt?.() ?? beganAt) + trial.ms : undefined,
    diff: '',
  }
  let other: OtherSession | undefined
  try {
    const typed = await change.load(lines.change, { timeoutMs, signal })
    const said = { takenBackBy, lines: typed.lines, warnings: [...warnings, ...typed.warnings] }
    const diff = await change.compare()
    progress.diff = diff ?? ''
    if (diff === '' || dryRun === true) {
      await change.undo(context, before)
      return reply({ ...said, diff: diff ?? '' })
    }
    signal.throwIfAborted()
    progress.stage = 'commit'
    if (trial?.from === 'commit') progress.trialEndsAt = performance.now() + trial.ms
    await change.commit()
    progress.stage = 'validation'
    const { connect, connectLimitMs: limitMs = DEFAULT_CONNECT_LIMIT_MS } = options
    other = await connectWithin({ host: context.host, connect, limitMs, signal })
    await other.borrow((at) => validateInTime(at, options))
    progress.stage = 'confirm'
    refuseLate(progress, CONFIRM_MARGIN_MS)
    const keep = async (at: SessionContext): Promise<PushReply> =>
      reply({
        ...said,
        ...(await settle(at, progress, { save: options.save ?? true, warnings: said.warnings })),
      })
    return context.dialog.isOpen ? await keep(context) : await other.borrow(keep)
  } catch (cause) {
    throw await failedPush(context, { progress, cause, options })
  } finally {
    await other?.close()
  }
}

const NOTHING: PushReply = {
  changed: false,
  diff: '',
  lines: [],
  takenBackBy: 'nothing',
  confirmed: false,
  saved: false,
  warnings: [],
  elapsedMs: 0,
}

/** Begins in the best way that the device is set up for. */
async function begin(
  { log }: SessionContext,
  ways: readonly [Change, ...Change[]],
  signal: AbortSignal,
): Promise<{
  readonly change: Change
  readonly warnings: readonly string[]
  readonly beganAt: number
}> {
  const notices: string[] = []
  for (const change of ways) {
    try {
      const beganAt = performance.now()
      return { change, warnings: [...notices, ...(await change.begin(signal))], beganAt }
    } catch (error) {
      if (!(error instanceof RevertTimerUnavailable)) throw error
      notices.push(`no timer takes the change back: the device said "${error.message}"`)
      log.warn({ reason: error.message }, 'the device is not set up for a timer')
    }
  }
  throw new RevertTimerUnavailable(notices.join('; '))
}

/**
 * A confirmation that comes with the end of the timer may be for nothing, and some devices take it all the
 * same. Behind it there is no margin: our clock began before theirs.
 */
function refuseLate({ trialEndsAt }: PushProgress, marginMs: number): void {
  if (trialEndsAt === undefined || performance.now() < trialEndsAt - marginMs) return
  throw new Error('it took so long that the trial may be over')
}

/** The device's clock and ours began at two ends of a wire. */
const CONFIRM_MARGIN_MS = 2_000

/** Confirms, tidies up and saves; tells what came of it. */
async function settle(
  at: SessionContext,
  progress: PushProgress,
  { save, warnings }: { readonly save: boolean; readonly warnings: readonly string[] },
): Promise<Partial<PushReply>> {
  const { change, before, diff } = progress
  await change.confirm(at)
  refuseLate(progress, 0)
  progress.stage = 'save'
  const tidied = await change.end(at)
  const { platform, limits } = at
  const isSaved = save && platform.save !== undefined
  if (isSaved) await saveConfig(at, platform.save, limits.saveTimeoutMs)
  const shown =
    diff === '' && before !== undefined
      ? await compareWith(before, at)
      : { diff, warnings: [], changed: true }
  return {
    changed: shown.changed,
    diff: shown.diff,
    confirmed: change.trial !== undefined,
    saved: isSaved,
    warnings: [...warnings, ...tidied, ...shown.warnings],
  }
}

/** The change is confirmed and saved: that it cannot be shown is no failure. */
async function compareWith(before: string, at: SessionContext): Promise<ConfigComparison> {
  try {
    const after = (await readRunning(at, {})) ?? before
    return await compareConfigs({ name: at.host, before, after })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { changed: true, diff: '', warnings: [`what changed could not be read: ${reason}`] }
  }
}
