import type { Secret } from '@nornir-ts/core'

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

/** A question is looked for at the end of the line only, so that a long line costs nothing. */
const MAX_QUESTION_LENGTH = 512

/**
 * The questions that one command may ask, in order: an optional one can be left out, each is answered
 * once. Those that mean an abort may come at any time.
 */
export class DialogScript {
  readonly #steps: readonly { readonly step: ScriptStep; readonly pattern: RegExp }[]
  readonly #passed = new Set<ScriptStep>()
  #next = 0

  constructor(steps: readonly ScriptStep[]) {
    this.#steps = steps.map((step) => ({ step, pattern: atLineEnd(step.expect) }))
  }

  /** The first question that has to be asked and was not yet. */
  get missing(): ScriptStep | undefined {
    return this.#steps
      .slice(this.#next)
      .map(({ step }) => step)
      .find(({ isOptional, isAbort }) => isOptional !== true && isAbort !== true)
  }

  /** The step that answers a line; undefined: it is none of the questions that may come now. */
  match(partial: string): ScriptStep | undefined {
    const tail = partial.slice(-MAX_QUESTION_LENGTH)
    let isReachable = true
    for (const [index, { step, pattern }] of this.#steps.entries()) {
      if (this.#passed.has(step)) continue
      const isDue = step.isAbort === true || (index >= this.#next && isReachable)
      if (isDue && pattern.test(tail)) return step
      if (isDue && step.isOptional !== true && step.isAbort !== true) isReachable = false
    }
    return undefined
  }

  /** Tells that a step was answered: it and those before it are over. */
  pass(step: ScriptStep): void {
    this.#passed.add(step)
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
