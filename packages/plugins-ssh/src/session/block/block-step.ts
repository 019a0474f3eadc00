import type { ConfigBlocks } from '../../platform/config-blocks.ts'
import { type ConfigLine, configSource } from '../config/config-lines.ts'

/** What a line does to the blocks that are open: see {@link ConfigBlocks}. */
export type BlockStepKind = 'open' | 'close' | 'openEntry' | 'closeEntry' | 'line'

/** One line of a block. */
export interface BlockStep {
  /** What is typed. */
  readonly entry: ConfigLine
  /** The line as the user wrote it. */
  readonly source: string
  /** What it does. */
  readonly kind: BlockStepKind
  /** Whether it opens a block that only says where others belong. */
  readonly isScope: boolean
  /** Whether it may count before its block is closed. */
  readonly isAtOnce: boolean
}

/**
 * What a line does.
 *
 * @param entry - The line.
 * @param blocks - How the platform's configuration is made of blocks.
 * @returns Undefined for a line that stands in no block.
 */
export function blockStep(entry: ConfigLine, blocks: ConfigBlocks): BlockStep | undefined {
  const words = entry.line.trim().replace(/ +/g, ' ')
  const kinds = ['open', 'close', 'openEntry', 'closeEntry', 'line'] as const
  const kind = kinds.find((one) => blocks[one].test(words))
  if (kind === undefined) return undefined
  return {
    entry,
    source: configSource(entry),
    kind,
    isScope: kind === 'open' && blocks.scope?.test(words) === true,
    isAtOnce: kind === 'line' && blocks.atOnce?.test(words) === true,
  }
}
