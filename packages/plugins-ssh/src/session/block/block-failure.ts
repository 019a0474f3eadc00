import { ConfigIncompleteError } from '../error/config-incomplete-error.ts'
import { ConfigRejectedError } from '../error/config-rejected-error.ts'
import type { BlockFate } from './block-ledger.ts'
import type { BlockStep } from './block-step.ts'

/** What ended the typing of blocks. */
export type BlockFailure =
  /** The device refused the line. */
  | { readonly kind: 'refused'; readonly reason: string; readonly answer: string }
  /** Something else; `isTyped`: behind the line, of which nobody knows what became. */
  | { readonly kind: 'cut'; readonly cause: unknown; readonly isTyped: boolean }

/** Where it ended. */
export interface BlockEnd {
  /** Name of the host. */
  readonly host: string
  /** All lines. */
  readonly steps: readonly BlockStep[]
  /** The one at which it ended. */
  readonly index: number
  /** What has become of those before it. */
  readonly fate: BlockFate
}

/**
 * The error that says what has become of every line.
 *
 * @param failure - What ended it.
 * @param end - Where.
 */
export function blockFailure(
  failure: BlockFailure,
  { host, steps, index, fate }: BlockEnd,
): ConfigRejectedError | ConfigIncompleteError {
  const { applied, discarded, unknown } = fate
  const line = steps[index]?.source ?? ''
  const behind = (start: number): string[] => steps.slice(start).map(({ source }) => source)
  const details = { host, phase: 'config', discarded } as const
  if (failure.kind === 'refused') {
    const { reason, answer } = failure
    const unsent = behind(index + 1)
    return new ConfigRejectedError({ ...details, line, reason, answer, applied, unknown, unsent })
  }
  const { cause, isTyped } = failure
  const inDoubt = isTyped ? [...unknown, line] : unknown
  const unsent = behind(isTyped ? index + 1 : index)
  const fates = { acknowledged: applied, unknown: inDoubt, unsent }
  return new ConfigIncompleteError({ ...details, ...fates }, { cause })
}
