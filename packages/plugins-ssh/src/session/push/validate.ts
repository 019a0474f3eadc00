import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../command/run-command.ts'
import { ValidationFailedError } from '../error/validation-failed-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { Validation } from './push-options.ts'

/** Between two askings of the same command, in milliseconds. */
const RETRY_MS = 1_000

/** How a change is validated. */
export interface ValidateOptions {
  /** Longest silence of a command, in milliseconds. */
  readonly timeoutMs: number
  /** Gives up. */
  readonly signal: AbortSignal
}

/**
 * Asks a device whether it does what it should.
 *
 * @param context - A session of its own.
 * @param validations - What is expected.
 * @param options - Limits.
 * @throws {@link ValidationFailedError}, the signal's reason, or what `runCommand` throws.
 */
export async function validate(
  context: SessionContext,
  validations: readonly (string | Validation)[],
  { timeoutMs, signal }: ValidateOptions,
): Promise<void> {
  for (const one of validations) {
    const validation = typeof one === 'string' ? { command: one } : one
    const { command, withinMs = 0 } = validation
    const deadline = performance.now() + withinMs
    for (;;) {
      signal.throwIfAborted()
      const { output } = await runCommand(context, command, { timeoutMs, signal })
      const expected = unmet(validation, output)
      if (expected === undefined) break
      if (performance.now() + RETRY_MS > deadline) {
        const { host } = context
        throw new ValidationFailedError({ host, phase: 'command', command, expected, output })
      }
      await pause(RETRY_MS, undefined, { signal })
    }
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
