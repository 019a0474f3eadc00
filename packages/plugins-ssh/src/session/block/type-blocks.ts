import type { ConfigBlocks } from '../../platform/config-blocks.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import type { ConfigLineReply, TypedConfig } from '../config/type-config.ts'
import { judgeAnswer, typeEntry } from '../config/type-entry.ts'
import { EchoMismatchError } from '../error/echo-mismatch-error.ts'
import { ModeError } from '../error/mode-error.ts'
import type { SessionContext } from '../session-context.ts'
import { type BlockFailure, blockFailure } from './block-failure.ts'
import { BlockLedger } from './block-ledger.ts'
import type { BlockStep } from './block-step.ts'
import { checkBlocks } from './check-blocks.ts'
import { leaveBlock } from './leave-block.ts'

/** How blocks are typed. */
export interface TypeBlocksOptions {
  /** How the platform's configuration is made of blocks. */
  readonly blocks: ConfigBlocks
  /** Longest silence of each line, in milliseconds. */
  readonly timeoutMs: number
  /** Stops behind the line that is being typed, never within it. */
  readonly signal: AbortSignal
}

/**
 * Types blocks line by line, one round trip each; the first line that is refused ends it. What is open then, and
 * whenever something else goes wrong, is left without being applied, or else the connection is closed (production
 * safety, rule 11). Blocks that were closed before stay.
 *
 * @param context - The session, where blocks are opened.
 * @param lines - As {@link checkBlocks} wants them.
 * @param options - How.
 * @throws `ConfigRejectedError` for a refused line, `ConfigIncompleteError` for everything else; both say what counts,
 * what was dropped and what is not known.
 */
export async function typeBlocks(
  context: SessionContext,
  lines: readonly ConfigLine[],
  { blocks, timeoutMs, signal }: TypeBlocksOptions,
): Promise<TypedConfig> {
  const { host } = context
  const steps = checkBlocks(lines, blocks, { host, phase: 'config' })
  const ledger = new BlockLedger()
  const typing = { context, blocks, ledger, timeoutMs }
  const replies: ConfigLineReply[] = []
  const warnings: string[] = []
  for (const [index, step] of steps.entries()) {
    const typed: StepReply = signal.aborted
      ? { failure: { kind: 'cut', cause: signal.reason, isTyped: false } }
      : await typeStep(typing, step)
    if ('failure' in typed) {
      if (!(await leaveBlock(context, blocks, ledger))) ledger.doubt()
      throw blockFailure(typed.failure, { host, steps, index, fate: ledger.fate })
    }
    replies.push({ line: step.source, output: typed.output, outcome: 'taken' })
    warnings.push(...typed.warnings)
  }
  return { lines: replies, warnings }
}

/** What one line is typed with. */
interface Typing {
  readonly context: SessionContext
  readonly blocks: ConfigBlocks
  readonly ledger: BlockLedger
  readonly timeoutMs: number
}

type StepReply =
  | { readonly output: string; readonly warnings: readonly string[] }
  | { readonly failure: BlockFailure }

/** Types a line; it is taken when the device does not refuse it and then stands where it should. */
async function typeStep(
  { context, blocks, ledger, timeoutMs }: Typing,
  step: BlockStep,
): Promise<StepReply> {
  const { platform, line } = context
  const { text: from } = line.prompt
  const expectedModes = [blocks.from, platform.configMode ?? '']
  try {
    const { output, warnings } = await typeEntry(line, step.entry, { expectedModes, timeoutMs })
    const { refusal, warnings: own } = judgeAnswer(platform, output)
    if (refusal !== undefined) {
      const isDropped = output.split('\n').some((text) => blocks.dropped?.test(text) === true)
      ledger.miss(step, { isDropped, from, to: line.prompt.text })
      return { failure: { kind: 'refused', reason: refusal, answer: output } }
    }
    refuseMisplaced({ context, blocks, ledger }, step)
    ledger.take(step, from, line.prompt.text)
    return { output, warnings: [...warnings, ...own] }
  } catch (cause) {
    await line.recover(cause instanceof EchoMismatchError)
    // It may have closed what it was to close.
    ledger.miss(step)
    return { failure: { kind: 'cut', cause, isTyped: true } }
  }
}

/** A device that is in a block where none should be open, or out of one that should, has taken something else. */
function refuseMisplaced(
  { context, blocks, ledger }: Omit<Typing, 'timeoutMs'>,
  step: BlockStep,
): void {
  const { host, platform, line } = context
  const { configMode = '' } = platform
  const wanted = ledger.depthBehind(step) === 0 ? blocks.from : configMode
  const mode = line.prompt.mode.name
  if (mode === wanted) return
  ledger.doubt()
  const reason = `"${step.source.trim()}" led to ${JSON.stringify(line.prompt.text)}`
  throw new ModeError({ host, phase: 'config', mode, wanted, reason })
}
