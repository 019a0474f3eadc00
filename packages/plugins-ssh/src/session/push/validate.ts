import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../command/run-command.ts'
import { encodeInput } from '../dialog/input.ts'
import { ValidationFailedError } from '../error/validation-failed-error.ts'
import type { SessionContext } from '../session-context.ts'
import { DEFAULT_VALIDATION_MS } from './choose-change.ts'
import type { PushConfigOptions, Validation } from './push-options.ts'

/** Between two askings of the same command, in milliseconds. */
const RETRY_MS = 1_000

/**
 * Asks a device whether it does what it should, for as long as the user allows. One that answered a log-in
 * and gave a prompt has passed the first test already.
 *
 * @param context - A session of its own.
 * @param options - Of the push.
 * @throws {@link ValidationFailedError}, also when it takes too long; the signal's reason, or what
 * `runCommand` throws.
 */
export async function validateInTime(
  context: SessionContext,
  options: Pick<PushConfigOptions, 'validate' | 'validationTimeoutMs' | 'timeoutMs' | 'signal'>,
): Promise<void> {
  const { host, limits } = context
  const { validate = [], validationTimeoutMs: limitMs = DEFAULT_VALIDATION_MS, signal } = options
  const { timeoutMs = limits.commandTimeoutMs } = options
  const expected = `answers within validationTimeoutMs, ${limitMs} ms`
  const late = new AbortController()
  const timer = setTimeout(() => {
    const details = { host, phase: 'command', command: 'validate', output: '' } as const
    late.abort(new ValidationFailedError({ ...details, expected }))
  }, limitMs)
  const both = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal])
  try {
    for (const one of validate) {
      await fulfil(context, asValidation(one), { timeoutMs, signal: both })
    }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Refuses validations that cannot be typed, before anything is changed.
 *
 * @param context - The session that makes the change.
 * @param options - Of the push.
 * @throws `InputRefusedError`.
 */
export function checkValidations(
  { host, platform }: SessionContext,
  { validate = [] }: Pick<PushConfigOptions, 'validate'>,
): void {
  for (const one of validate)
    encodeInput(asValidation(one).command, platform, { host, phase: 'command' })
}

function asValidation(one: string | Validation): Validation {
  return typeof one === 'string' ? { command: one } : one
}

/** Asks until the answer fits, or for as long as the validation says. */
async function fulfil(
  context: SessionContext,
  validation: Validation,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const { command, withinMs = 0 } = validation
  const deadline = performance.now() + withinMs
  for (;;) {
    signal.throwIfAborted()
    const { output } = await runCommand(context, command, { timeoutMs, signal })
    const expected = unmet(validation, output)
    if (expected === undefined) return
    if (performance.now() + RETRY_MS > deadline) {
      const { host } = context
      throw new ValidationFailedError({ host, phase: 'command', command, expected, output })
    }
    await pause(RETRY_MS, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

/** What an answer lacks, in words; undefined: nothing. */
function unmet({ expect, reject }: Validation, output: string): string | undefined {
  if (expect !== undefined && !has(output, expect)) return shown(expect)
  if (reject !== undefined && has(output, reject)) return `nothing like ${shown(reject)}`
  return undefined
}

function has(output: string, pattern: RegExp | string): boolean {
  // A pattern with state would give another answer the second time.
  return typeof pattern === 'string' ? output.includes(pattern) : output.search(pattern) !== -1
}

function shown(pattern: RegExp | string): string {
  return typeof pattern === 'string' ? JSON.stringify(pattern) : String(pattern)
}
