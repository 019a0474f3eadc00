import type { ConfigBlocks } from '../../platform/config-blocks.ts'
import { judgeAnswer } from '../config/type-entry.ts'
import { reasonForLog } from '../error/reason-for-log.ts'
import type { SessionContext } from '../session-context.ts'
import type { BlockLedger } from './block-ledger.ts'

/**
 * Leaves what is open without applying it, and closes the connection where that does not lead back: it is never
 * closed by the line that applies it (production safety, rule 11). Never rejects.
 *
 * @param context - The session.
 * @param blocks - How the platform's configuration is made of blocks.
 * @param ledger - What is open.
 * @returns Whether what was open is known to have been dropped by it; false where the device had left it by itself.
 */
export async function leaveBlock(
  context: SessionContext,
  blocks: ConfigBlocks,
  ledger: BlockLedger,
): Promise<boolean> {
  const { dialog, line, log } = context
  if (!dialog.isOpen || line.prompt.mode.name === blocks.from) return false
  try {
    await abortAll(context, blocks, Math.max(ledger.depth, 1))
  } catch (reason) {
    log.warn({ reason: reasonForLog(reason) }, 'a block could not be left; closed')
    await dialog.close()
    return false
  }
  const { mode, text } = line.prompt
  if (mode.name === blocks.from) return true
  log.warn({ prompt: text }, 'what stands around a block could not be left; closed')
  await dialog.close()
  return ledger.isOutside(text)
}

/** Types it once for each level, until the device refuses or stands where blocks are opened. */
async function abortAll(
  { platform, line, limits }: SessionContext,
  { abort, from }: ConfigBlocks,
  levels: number,
): Promise<void> {
  const { configMode = '' } = platform
  const typing = {
    phase: 'config',
    timeoutMs: limits.recoverTimeoutMs,
    changed: 'unknown',
    expectedModes: [from, configMode],
  } as const
  for (let level = 0; level < levels && line.prompt.mode.name !== from; level += 1) {
    const { output } = await line.type(abort, typing)
    if (judgeAnswer(platform, output).refusal !== undefined) return
  }
}
