import type { Secret } from '@nornir-ts/core'
import type { KnownDialog } from '../../platform/known-dialog.ts'
import { MAX_LINE_LOOKED_AT } from './expectation.ts'
import { type InputContext, refuseControl, refuseInput } from './input.ts'

/** One question that a command is expected to ask, and its answer. */
export interface DialogStep {
  /** What the line that waits for an answer ends in; blanks behind it do not matter. A string is taken literally. */
  readonly expect: RegExp | string
  /** What is typed; empty for Enter alone. A `Secret` is typed alone and never shown. */
  readonly answer: string | Secret
  /** Whether Enter follows the answer. Default: true; a device that reads one key needs false. */
  readonly enter?: boolean | undefined
  /** The device may leave this question out. Default: false, and then the command fails without it. */
  readonly isOptional?: boolean | undefined
  /** The question means that things go wrong: it is answered, and the command fails. Default: false. */
  readonly isAbort?: boolean | undefined
}

/** A {@link DialogStep} of which the answer may be fetched when it is asked for; undefined: there is none. */
export interface ScriptStep extends Omit<DialogStep, 'answer'> {
  readonly answer: DialogStep['answer'] | (() => DialogStep['answer'] | undefined)
  /** The pattern is the whole question, so that it is answered without waiting for more. */
  readonly isWhole?: boolean | undefined
}

/**
 * The questions that a platform is known to ask behind a command: each may be left out.
 *
 * @param dialogs - Questions and answers of the platform's data.
 */
export function knownSteps(dialogs: readonly KnownDialog[] | undefined): ScriptStep[] | undefined {
  return dialogs?.map(({ pattern, answer }) => {
    return { expect: pattern, answer, enter: false, isOptional: true, isWhole: true }
  })
}

/**
 * The questions that one command may ask, in order: an optional one can be left out, each is answered
 * once. Those that mean an abort may come at any time; behind one only such and optional ones are answered.
 */
export class DialogScript {
  readonly #steps: readonly { readonly step: ScriptStep; readonly pattern: RegExp }[]
  readonly #passed = new Set<ScriptStep>()
  #next = 0
  #isAborted = false

  constructor(steps: readonly ScriptStep[]) {
    this.#steps = steps.map((step) => ({ step, pattern: atLineEnd(step.expect) }))
  }

  /** The first question that has to be asked and was not yet; none behind an abort. */
  get missing(): ScriptStep | undefined {
    if (this.#isAborted) return undefined
    return this.#steps
      .slice(this.#next)
      .map(({ step }) => step)
      .find(({ isOptional, isAbort }) => isOptional !== true && isAbort !== true)
  }

  /** The step that answers a line; undefined: it is none of the questions that may come now. */
  match(partial: string): ScriptStep | undefined {
    if (this.#steps.length === 0) return undefined
    const tail = partial.slice(-MAX_LINE_LOOKED_AT)
    let isReachable = true
    for (const [index, { step, pattern }] of this.#steps.entries()) {
      const isWrongNow = this.#isAborted && step.isAbort !== true && step.isOptional !== true
      if (this.#passed.has(step) || isWrongNow) continue
      const isDue = step.isAbort === true || (index >= this.#next && isReachable)
      if (isDue && pattern.test(tail)) return step
      if (isDue && step.isOptional !== true && step.isAbort !== true) isReachable = false
    }
    return undefined
  }

  /** Tells that a step was answered: it and those before it are over. */
  pass(step: ScriptStep): void {
    this.#passed.add(step)
    this.#isAborted ||= step.isAbort === true
    if (step.isAbort === true) return
    this.#next = 1 + this.#steps.findIndex((one) => one.step === step)
  }
}

/**
 * Makes a pattern that holds only where the line ends.
 *
 * @param pattern - A user's; a string is taken literally.
 */
export function atLineEnd(pattern: RegExp | string): RegExp {
  if (typeof pattern === 'string') {
    return new RegExp(`${pattern.trimEnd().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*$`)
  }
  return new RegExp(`(?:${pattern.source})\\s*$`, pattern.flags.replace(/[gmy]/g, ''))
}

/**
 * Makes sure that all answers can be typed, before the command is.
 *
 * @param steps - With the answers.
 * @param context - Host and phase, for the error.
 * @throws `InputRefusedError` for control characters, which would act as keys, and for an empty secret,
 * which would be Enter alone (production safety, rules 2 and 3).
 */
export function checkScript(steps: readonly ScriptStep[], context: InputContext): void {
  for (const { answer } of steps) {
    if (typeof answer === 'string') refuseControl(answer, answer, context)
    else if (typeof answer !== 'function') checkSecret(answer, context)
  }
}

/**
 * The same for one secret.
 *
 * @param secret - It is not shown.
 * @param context - Host and phase, for the error.
 * @throws `InputRefusedError`.
 */
export function checkSecret(secret: Secret, context: InputContext): void {
  const text = secret.reveal()
  if (text === '') throw refuseInput('[secret]', context, 'it is empty: Enter alone would be typed')
  refuseControl(text, '[secret]', context)
}
