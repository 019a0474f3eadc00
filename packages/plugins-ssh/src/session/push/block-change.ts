import type { ConfigBlocks } from '../../platform/config-blocks.ts'
import { enterBlocks } from '../block/configure-blocks.ts'
import { typeBlocks } from '../block/type-blocks.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import type { SessionContext } from '../session-context.ts'
import type { Change } from './change.ts'

/** How a change in blocks is made. */
export interface BlockChangeOptions {
  /** Longest silence of a line, in milliseconds. */
  readonly timeoutMs: number
  /** Lines of the user that take the change back. */
  readonly rollback: readonly ConfigLine[] | undefined
}

/**
 * A change that counts block by block, taken back by lines that the user gave, or by nothing. Where no block had come
 * to its end there is nothing to take back.
 *
 * @param context - The session.
 * @param blocks - How the platform's configuration is made of blocks.
 * @param options - Limit, and what takes it back.
 */
export function blockChange(
  context: SessionContext,
  blocks: ConfigBlocks,
  { timeoutMs, rollback }: BlockChangeOptions,
): Change {
  let isDropped = false
  return {
    get takenBackBy() {
      if (isDropped) return 'leaving the block without applying it'
      return rollback === undefined ? 'nothing' : 'lines that the user gave'
    },
    trial: undefined,
    begin: () => enterBlocks(context, blocks),
    hasBegun: () => false,
    load: async (lines, limits) => {
      try {
        return await typeBlocks(context, lines, { ...limits, blocks })
      } catch (error) {
        isDropped = error instanceof Error && 'changed' in error && error.changed === false
        throw error
      }
    },
    compare: async () => undefined,
    commit: async () => {},
    confirm: async () => {},
    undo: async (at) => {
      if (isDropped) return 'done'
      if (rollback === undefined) return 'impossible'
      await enterBlocks(at, blocks)
      const { signal } = new AbortController() // it is not cut
      await typeBlocks(at, rollback, { blocks, timeoutMs, signal })
      return 'done'
    },
    end: async () => [],
  }
}
