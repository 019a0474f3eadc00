import { BaseSession } from './base-session.ts'
import { configureBlocks } from './block/configure-blocks.ts'
import { candidateOf } from './candidate/candidate-of.ts'
import { type CommitReply, checkCandidate, commitCandidate } from './candidate/commit-candidate.ts'
import { commitWords, refuseTrialUnder, timerValues } from './candidate/commit-command.ts'
import { compareCandidate, goToTop } from './candidate/compare-candidate.ts'
import { configureCandidate } from './candidate/configure-candidate.ts'
import { confirmCandidate, noTrial } from './candidate/confirm-candidate.ts'
import { discardCandidate } from './candidate/discard-candidate.ts'
import { leaveCandidate } from './candidate/leave-candidate.ts'
import { type RollBackReply, rollBackCandidate } from './candidate/roll-back-candidate.ts'
import { checkConfig } from './config/check-config.ts'
import type { ConfigLine } from './config/config-lines.ts'
import { configure } from './config/configure.ts'
import { type ConfigText, type GetConfigOptions, getConfig } from './config/get-config.ts'
import { configViews } from './config/get-config-view.ts'
import { isConfigMode } from './config/is-config-mode.ts'
import { readsLittle } from './config/reads-little.ts'
import { saveConfig } from './config/save-config.ts'
import type {
  CommitConfigOptions,
  RollbackOptions,
  SendConfigOptions,
} from './config-session-options.ts'
import { ModeError } from './error/mode-error.ts'
import { pushConfig } from './push/push-config.ts'
import type { PushConfigOptions, PushReply } from './push/push-options.ts'
import type { OperationOptions, SessionContext } from './session-context.ts'
import type { CommandReply, ConfigReply } from './session-reply.ts'

/** The configuration of a device, over its command line. */
export abstract class ConfigSession extends BaseSession {
  /** Whether the last prompt told a mode in which configuration is typed; writes nothing. */
  isConfigMode(): boolean {
    return isConfigMode(this.platform, this.mode)
  }

  /**
   * Types lines where configuration is typed, one by one; the first that the device refuses ends it.
   *
   * Where lines count at once, configuration mode is left, and nothing is ever undone. Where they go to a
   * candidate, that is committed, or discarded when a line or the commit is refused; with `commit: false` it
   * stays in this session. Where they make blocks (`configBlocks`), a block counts when it is closed, and is left
   * without being applied when a line in it is refused. Nothing is saved.
   *
   * @param lines - A text or lines; blank ones are left out.
   * @param options - `signal`: the current line is finished, the mode left or the candidate discarded, and
   * the error lists the lines. `dryRun`: the lines are checked; in a candidate they are compared as well.
   * @throws `ConfigRejectedError`, `ConfigIncompleteError`, `CommitFailedError`, `ConfigLockedError`,
   * `CandidateOccupiedError`, `InputRefusedError` (nothing was sent), `UnsupportedOperationError`,
   * `ModeError`, `EnableFailedError`, and what entering the mode throws.
   */
  async sendConfig(
    lines: string | readonly string[],
    options: SendConfigOptions = {},
  ): Promise<ConfigReply> {
    const { limits } = this.context
    const { configMode, candidate } = this.platform
    const checked = checkConfig(this.context, lines)
    const { dryRun, continueOnError, commit = {} } = options
    const { timeoutMs = limits.commandTimeoutMs } = options
    // Where a device has both, lines count at once unless something is asked for that only a candidate can.
    const isForCandidate = options.commit !== undefined || options.lock !== undefined
    const isCandidate = configMode === undefined || isForCandidate || dryRun === true
    if (configMode !== undefined && !(isCandidate && candidate !== undefined)) {
      if (isForCandidate) candidateOf(this.context) // which there is not
      return await this.#configureAtOnce(checked, { ...options, configMode })
    }
    if (candidate === undefined) throw this.unsupported('configuration mode')
    if (continueOnError === true)
      throw this.unsupported(
        'way to go on behind a refused line: a candidate is taken whole or not',
      )
    const words = commit === false ? '' : commitWords(this.context, commit)
    if (checked.length === 0) return NOTHING
    const goal = commit === false ? 'stay' : 'commit'
    return await this.performWhole(options, (signal) =>
      configureCandidate(this.context, checked, {
        ...options,
        timeoutMs,
        signal,
        words,
        outcome: dryRun === true ? 'discard' : goal,
        commitTimeoutMs: this.#commitTimeoutMs(options),
      }),
    )
  }

  /**
   * What differs between the candidate of this session and the running configuration, as the device shows
   * it; empty when nothing does.
   *
   * @throws `ModeError` where the session is in no candidate, `UnsupportedOperationError`, and what
   * `sendCommand` throws.
   */
  async compare(options: OperationOptions = {}): Promise<string> {
    return await this.perform(options, (signal) => {
      this.#mustBeInCandidate()
      return compareCandidate(this.context, { ...options, signal })
    })
  }

  /**
   * Commits the candidate of this session and leaves it. With `confirmWithinMs` the device takes the commit
   * back by itself unless {@link ConfigSession.confirmCommit} comes in time.
   *
   * @param options - `check`: only checks it. `signal` is looked at before, never within.
   * @throws `CommitFailedError`, `ConfirmTimerError`, `ModeError`, `UnsupportedOperationError`,
   * `InputRefusedError` for words of the commit, and what `sendCommand` throws.
   */
  async commit(options: CommitConfigOptions = {}): Promise<CommitReply> {
    const { confirmWithinMs, words: wanted = {}, check } = options
    const { confirmed, check: checking } = candidateOf(this.context)
    if (confirmWithinMs !== undefined && confirmed === undefined) throw noTrial(this.context)
    if (check === true && checking === undefined)
      throw this.unsupported('way to check a candidate without a commit')
    const timer =
      confirmed && confirmWithinMs !== undefined
        ? timerValues(this.host, confirmWithinMs, confirmed)
        : undefined
    const words = commitWords(this.context, wanted, timer)
    const timeoutMs = this.#commitTimeoutMs(options)
    return await this.performWhole(options, async (signal) => {
      this.#mustBeInCandidate()
      if (timer !== undefined) refuseTrialUnder(this.context, this.context.draft.lock)
      if (check === true && checking !== undefined)
        return await checkCandidate(this.context, checking, { timeoutMs })
      await goToTop(this.context, { timeoutMs })
      const reply = await commitCandidate(this.context, { words, timeoutMs, signal })
      const stays = timer !== undefined && confirmed?.isForAnySession === false
      const left = stays ? [] : await leaveCandidate(this.context)
      return { ...reply, warnings: [...reply.warnings, ...left] }
    })
  }

  /**
   * Confirms a commit on trial. Where the device wants that of the session that committed
   * (`candidate.confirmed.isForAnySession` is false), it must be this one.
   *
   * @throws `CommitFailedError`, `UnsupportedOperationError`, and what `sendCommand` throws.
   */
  async confirmCommit(options: OperationOptions = {}): Promise<CommitReply> {
    candidateOf(this.context)
    const timeoutMs = this.#commitTimeoutMs(options)
    return await this.performWhole(options, () => confirmCandidate(this.context, { timeoutMs }))
  }

  /**
   * Drops what waits in the candidate of this session, and leaves it. Does nothing where the session is in
   * none.
   *
   * @throws `UnsupportedOperationError`, and what `sendCommand` throws.
   */
  async discard(options: OperationOptions = {}): Promise<void> {
    const { mode } = candidateOf(this.context)
    await this.performWhole(options, () => discardCandidate(this.context), {
      typesNothing: () => this.mode !== mode,
    })
  }

  /**
   * Makes the configuration of some commits ago the running one.
   *
   * @param options - `commits`: how many; default 1, the last one is undone. `dryRun`: shows what it would
   * change.
   * @throws `CommitFailedError`, `ConfigLockedError`, `CandidateOccupiedError`, `UnsupportedOperationError`,
   * and what `sendCommand` throws.
   */
  async rollback(options: RollbackOptions = {}): Promise<RollBackReply> {
    const { commits = 1, dryRun: isDryRun } = options
    const words = commitWords(this.context, options.words ?? {})
    const timeoutMs = this.#commitTimeoutMs(options)
    return await this.performWhole(options, (signal) =>
      rollBackCandidate(this.context, { commits, timeoutMs, words, isDryRun, signal }),
    )
  }

  /**
   * Changes the device so that it either does what is expected of it, or is as it was: lock or snapshot,
   * lines, comparison, commit on trial, validation over a new connection, confirmation, save. Whatever fails
   * on the way is taken back, and reading the configuration proves it.
   *
   * @param lines - A text or lines; blank ones are left out.
   * @param options - `connect` opens one more session on the same device. `signal`: the change is taken back.
   * @throws `PushFailedError`, `RollbackUnavailableError`; before anything was changed `ConfigLockedError`,
   * `CandidateOccupiedError`, `ConfirmTimerError`, `InputRefusedError`, `UnsupportedOperationError`, and what
   * reading the configuration throws.
   */
  async pushConfig(
    lines: string | readonly string[],
    options: PushConfigOptions,
  ): Promise<PushReply> {
    const change = checkConfig(this.context, lines)
    const rollback = options.rollback && checkConfig(this.context, options.rollback)
    return await this.performWhole(options, (signal) =>
      pushConfig(this.context, { change, ...(rollback && { rollback }) }, { ...options, signal }),
    )
  }

  /**
   * Saves the running configuration; the device must say that it did.
   *
   * @param options - `timeoutMs`: default 120 000. `signal` is looked at before, never within.
   * @throws `SaveFailedError`, `UnsupportedOperationError`, and what `sendCommand` throws.
   */
  async saveConfig(options: OperationOptions = {}): Promise<CommandReply> {
    const { limits } = this.context
    const { save } = this.platform
    if (save === undefined) throw this.unsupported('command that saves the configuration')
    const timeoutMs = options.timeoutMs ?? limits.saveTimeoutMs
    return await this.performWhole(options, () => saveConfig(this.context, save, timeoutMs), {
      readsLittle: () => true,
    })
  }

  /**
   * Reads a configuration, whole: one that does not end as the platform's data says is refused.
   *
   * Neither logs nor errors show it, but for `ConfigTruncatedError.text`. The session then is in the mode
   * in which it was read; a candidate is only read where the session is in its mode already.
   *
   * @param options - `source`: default `running`. `format`: default `text`. `timeoutMs`: default 30 000.
   * @throws `ConfigTruncatedError`, `UnsupportedOperationError` (naming what there is), `ModeError`,
   * `EnableFailedError`, and what `sendCommand` throws.
   */
  async getConfig(options: GetConfigOptions = {}): Promise<ConfigText> {
    const { source = 'running', format = 'text' } = options
    const views = configViews(this.context, { source, format })
    return await this.perform(options, (signal) =>
      getConfig(this.context, views, { ...options, signal }),
    )
  }

  /**
   * Runs an operation that needs more than one session: the other one lends itself.
   *
   * @internal
   */
  async borrow<Value>(work: (context: SessionContext) => Promise<Value>): Promise<Value> {
    return await this.performWhole({}, () => work(this.context))
  }

  /** Lines that count when they are typed, or when their block is closed. */
  async #configureAtOnce(
    lines: readonly ConfigLine[],
    { configMode, ...options }: SendConfigOptions & { readonly configMode: string },
  ): Promise<ConfigReply> {
    const { configBlocks: blocks } = this.platform
    const { dryRun, continueOnError, timeoutMs = this.context.limits.commandTimeoutMs } = options
    if (blocks !== undefined && continueOnError === true)
      throw this.unsupported(
        'way to go on behind a refused line: its block would be applied without it',
      )
    if (dryRun === true || lines.length === 0) return NOTHING
    const work = (signal: AbortSignal): Promise<ConfigReply> =>
      blocks === undefined
        ? configure(this.context, lines, { configMode, timeoutMs, signal, continueOnError })
        : configureBlocks(this.context, lines, { blocks, timeoutMs, signal })
    return await this.performWhole(options, work, {
      readsLittle: () => readsLittle(this.context, lines),
    })
  }

  #commitTimeoutMs({ timeoutMs }: OperationOptions): number {
    return timeoutMs ?? this.context.limits.saveTimeoutMs
  }

  #mustBeInCandidate(): void {
    const { mode: wanted } = candidateOf(this.context)
    if (this.mode === wanted) return
    const reason = 'there is no candidate of this session; sendConfig with commit: false begins one'
    throw new ModeError({ host: this.host, phase: 'commit', mode: this.mode, wanted, reason })
  }
}

const NOTHING: ConfigReply = {
  lines: [],
  warnings: [],
  changed: false,
  diff: '',
  isPending: false,
  elapsedMs: 0,
}
