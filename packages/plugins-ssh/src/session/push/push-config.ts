import { type ConfigComparison, compareConfigs } from '../config/compare-configs.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { configSource } from '../config/config-lines.ts'
import { readRunning } from '../config/read-running.ts'
import { saveConfig } from '../config/save-config.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change } from './change.ts'
import { DEFAULT_CONNECT_LIMIT_MS, waysToChange } from './choose-change.ts'
import { connectWithin } from './connect-within.ts'
import { failedPush } from './failed-push.ts'
import type { OtherSession, PushConfigOptions, PushReply } from './push-options.ts'
import type { PushProgress } from './push-progress.ts'
import { RevertTimerUnavailable } from './start-revert-timer.ts'
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
  // A candidate is read under its lock: whoever had it may have committed while it was waited for.
  const isCandidate = context.platform.candidate !== undefined
  const before = isCandidate ? undefined : await readRunning(context, { signal, timeoutMs })
  const sources = lines.change.map(configSource)
  const { change, progress, warnings } = await begin(context, ways, {
    sources,
    before,
    options,
  })
  const { takenBackBy } = change
  let other: OtherSession | undefined
  try {
    if (isCandidate) progress.before = await readRunning(context, { signal, timeoutMs })
    progress.stage = 'lines'
    const typed = await change.load(lines.change, { timeoutMs, signal })
    const said = { takenBackBy, lines: typed.lines, warnings: [...warnings, ...typed.warnings] }
    const diff = await change.compare()
    progress.diff = diff ?? ''
    if (diff === '' || dryRun === true) {
      await change.undo(context, progress.before)
      return reply({ ...said, diff: diff ?? '' })
    }
    signal.throwIfAborted()
    progress.stage = 'commit'
    await commit(context, progress, timeoutMs)
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

/** What a push begins with. */
interface Beginning extends Pick<PushProgress, 'sources' | 'before'> {
  readonly options: PushConfigOptions & { readonly signal: AbortSignal }
}

/** Begins in the best way that the device is set up for. */
async function begin(
  context: SessionContext,
  ways: readonly [Change, ...Change[]],
  { options, ...known }: Beginning,
): Promise<{
  readonly change: Change
  readonly progress: PushProgress
  readonly warnings: readonly string[]
}> {
  const notices: string[] = []
  for (const change of ways) {
    const progress: PushProgress = {
      ...known,
      change,
      stage: 'begin',
      trialEndsAt: undefined,
      diff: '',
    }
    try {
      const unasked = await change.begin(options.signal)
      progress.trialEndsAt = endOf(change.trial)
      return { change, progress, warnings: [...notices, ...unasked] }
    } catch (cause) {
      progress.trialEndsAt = endOf(change.trial)
      if (change.hasBegun()) throw await failedPush(context, { progress, cause, options })
      if (!(cause instanceof RevertTimerUnavailable)) throw cause
      notices.push(`no timer takes the change back: the device said "${cause.message}"`)
      context.log.warn({ reason: cause.message }, 'the device is not set up for a timer')
    }
  }
  throw new RevertTimerUnavailable(notices.join('; '))
}

/** Makes the lines count; under any lock but the exclusive one somebody may have committed since. */
async function commit(
  context: SessionContext,
  progress: PushProgress,
  timeoutMs: number,
): Promise<void> {
  const { change } = progress
  const isShared = context.draft.lock !== 'exclusive'
  if (context.platform.candidate !== undefined && isShared)
    progress.before = await readRunning(context, { timeoutMs })
  if (change.trial?.from === 'commit') progress.trialEndsAt = performance.now() + change.trial.ms
  await change.commit()
}

/** When a trial that has begun ends by itself. */
function endOf(trial: Change['trial']): number | undefined {
  const startedAt = trial?.startedAt?.()
  return trial === undefined || startedAt === undefined ? undefined : startedAt + trial.ms
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
