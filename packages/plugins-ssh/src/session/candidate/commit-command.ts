import type { CommitWords, ConfigLock, ConfirmedCommit } from '../../platform/candidate.ts'
import { fillIn } from '../../platform/fill-in.ts'
import type { RevertTimer } from '../../platform/take-back.ts'
import { refuseControl, refuseInput } from '../dialog/input.ts'
import { ConfirmTimerError } from '../error/confirm-timer-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import type { SessionContext } from '../session-context.ts'
import { candidateOf } from './candidate-of.ts'

/** Words of a commit by the platform's names; `true` for one that has no text of its own. */
export type CommitOptions = Readonly<Record<string, string | true>>

/** The timer of a change that is taken back, as the device wants it. */
export interface TimerValues {
  /** Its number of units. */
  readonly units: string
  /** The same as `HH:MM:SS`, where the unit is a second. */
  readonly clock: string
}

/**
 * The words of a commit, in the order in which the device wants them, each with a blank before it.
 *
 * @param context - The session.
 * @param options - What the user wants; `confirmed` is not among them.
 * @param timer - Of a confirmed commit.
 * @throws {@link UnsupportedOperationError} for a word that there is not, `InputRefusedError` for a text
 * that cannot be typed, and for words that the device does not take together.
 */
export function commitWords(
  context: SessionContext,
  options: CommitOptions,
  timer?: TimerValues,
): string {
  const { words, plainWord, exclusiveWords = [] } = candidateOf(context)
  const wanted: CommitOptions = timer === undefined ? options : { ...options, confirmed: true }
  const said = Object.keys(wanted)
  for (const name of said) checkWord(context, words, { name, value: wanted[name] })
  for (const group of exclusiveWords) {
    const together = group.filter((name) => said.includes(name))
    if (together.length < 2) continue
    const reason = `${context.platform.name} does not take these words of a commit together`
    throw refuseInput(together.join(', '), { host: context.host, phase: 'commit' }, reason)
  }
  const typed = Object.entries(words)
    .filter(([name]) => said.includes(name))
    .map(([name, template]) => fillIn(template, { text: String(wanted[name]), ...timer }))
  if (timer === undefined && plainWord !== undefined) typed.unshift(plainWord)
  return typed.map((word) => ` ${word}`).join('')
}

function checkWord(
  { host, platform, dialog }: SessionContext,
  words: CommitWords,
  { name, value }: { readonly name: string; readonly value: string | true | undefined },
): void {
  const input = { host, phase: 'commit', encoding: dialog.encoding } as const
  const template = Object.hasOwn(words, name) ? words[name] : undefined
  if (template === undefined) {
    const known = Object.keys(words).filter((word) => word !== 'confirmed')
    const there = known.length === 0 ? 'none at all' : known.join(', ')
    const operation = `option "${name}" of a commit; it has ${there}`
    throw new UnsupportedOperationError({ ...input, platform: platform.name, operation })
  }
  const refuse = (reason: string): never => {
    throw refuseInput(String(value), input, reason)
  }
  if (!template.includes('{text}')) {
    if (value !== true) refuse(`the option "${name}" of a commit has no text: give true`)
    return
  }
  if (typeof value !== 'string' || value.trim() === '')
    refuse(`the option "${name}" of a commit needs a text`)
  const text = String(value)
  refuseControl(text, text, input)
  const quote = /(["']){text}\1/.exec(template)?.[1]
  if (quote !== undefined && text.includes(quote))
    refuse('the device ends the text of a commit at a quotation mark')
}

/**
 * A timer as the device wants it.
 *
 * @param host - For the error.
 * @param timerMs - In milliseconds.
 * @param unit - What the device can express.
 * @throws {@link ConfirmTimerError} for one that it cannot: none is rounded (production safety, rule 13).
 */
export function timerValues(
  host: string,
  timerMs: number,
  unit: Pick<ConfirmedCommit | RevertTimer, 'unitMs' | 'min' | 'max'>,
): TimerValues {
  const { unitMs, min, max } = unit
  const units = timerMs / unitMs
  if (!Number.isInteger(units) || units < min || units > max) {
    const reason = `the device takes whole steps of ${unitMs} ms, from ${min * unitMs} to ${max * unitMs}`
    throw new ConfirmTimerError({ host, phase: 'config', timerMs, reason })
  }
  // Devices that want a clock count in seconds.
  const parts = [Math.floor(units / 3_600), Math.floor(units / 60) % 60, units % 60]
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return { units: String(units), clock }
}

/**
 * Refuses a commit on trial under a lock with which the device takes none.
 *
 * @param context - The session.
 * @param lock - The lock; undefined: not known, or the platform's first.
 * @throws {@link UnsupportedOperationError}.
 */
export function refuseTrialUnder(context: SessionContext, lock: ConfigLock | undefined): void {
  const { host, platform } = context
  const { confirmed } = candidateOf(context)
  if (lock === undefined || confirmed?.notUnder?.includes(lock) !== true) return
  const operation = `commit on trial under a "${lock}" lock`
  throw new UnsupportedOperationError({ host, phase: 'commit', platform: platform.name, operation })
}
