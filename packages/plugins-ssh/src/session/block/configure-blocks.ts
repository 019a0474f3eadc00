import type { ConfigBlocks } from '../../platform/config-blocks.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { ModeError } from '../error/mode-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'
import type { ConfigReply } from '../session-reply.ts'
import { type TypeBlocksOptions, typeBlocks } from './type-blocks.ts'

/**
 * Types blocks; each counts when it is closed.
 *
 * @param context - The session.
 * @param lines - As `checkBlocks` wants them.
 * @param options - How.
 * @throws What {@link enterBlocks} and {@link typeBlocks} throw.
 */
export async function configureBlocks(
  context: SessionContext,
  lines: readonly ConfigLine[],
  options: TypeBlocksOptions,
): Promise<ConfigReply> {
  const startedAt = performance.now()
  const unasked = await enterBlocks(context, options.blocks)
  const typed = await typeBlocks(context, lines, options)
  return {
    lines: typed.lines,
    warnings: [...unasked, ...typed.warnings],
    changed: true,
    diff: '',
    isPending: false,
    elapsedMs: performance.now() - startedAt,
  }
}

/**
 * Goes to where blocks are opened. One that is open already is somebody's: it is neither applied nor dropped.
 *
 * @param context - The session.
 * @param blocks - How the platform's configuration is made of blocks.
 * @returns Lines that nobody asked for.
 * @throws {@link ModeError} where a block is open, and what `enterMode` throws.
 */
export async function enterBlocks(
  context: SessionContext,
  { from }: ConfigBlocks,
): Promise<readonly string[]> {
  const { host, platform, line } = context
  const mode = line.prompt.mode.name
  if (mode !== platform.configMode) return await enterMode(context, from, {})
  const reason = `${JSON.stringify(line.prompt.text)} tells a block that is open already; it is neither to be applied nor to be dropped by us`
  throw new ModeError({ host, phase: 'mode', mode, wanted: from, reason })
}
