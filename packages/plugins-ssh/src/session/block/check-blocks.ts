import type { ConfigBlocks, Quoting } from '../../platform/config-blocks.ts'
import type { ConfigLine } from '../config/config-lines.ts'
import { type InputContext, refuseInput } from '../dialog/input.ts'
import { type BlockStep, blockStep } from './block-step.ts'

/** A block or an entry that is open. */
interface Level {
  /** What opened it. */
  readonly step: BlockStep
  /** Where that stands, from 1. */
  readonly position: number
}

/**
 * Makes sure that lines are whole blocks and nothing else, before any of them is typed: behind one that is closed too
 * early lines would be commands, and one that is not closed would be left open.
 *
 * @param lines - None blank.
 * @param blocks - How the platform's configuration is made of blocks.
 * @param context - Host and phase, for the error.
 * @returns What each line does.
 * @throws `InputRefusedError`, which names the line, where it stands, and why.
 */
export function checkBlocks(
  lines: readonly ConfigLine[],
  blocks: ConfigBlocks,
  context: InputContext,
): readonly BlockStep[] {
  const levels: Level[] = []
  const steps = lines.map((entry, index) => {
    const position = index + 1
    const step = blockStep(entry, blocks)
    const problem = problemOf({ entry, step }, levels.at(-1), blocks)
    if (problem === undefined && step !== undefined) {
      follow({ step, position }, levels)
      return step
    }
    const reason = `${problem} (line ${position} of ${lines.length}, blank ones not counted)`
    throw refuseInput(entry.line, context, reason)
  })
  const left = levels.at(-1)
  if (left === undefined) return steps
  const reason = `nothing closes it (line ${left.position} of ${lines.length}, blank ones not counted); what it opens would be left open`
  throw refuseInput(left.step.entry.line, context, reason)
}

/** Keeps track of what is open. */
function follow({ step, position }: Level, levels: Level[]): void {
  if (step.kind === 'open' || step.kind === 'openEntry') levels.push({ step, position })
  if (step.kind === 'closeEntry') levels.pop()
  if (step.kind !== 'close') return
  if (levels.at(-1)?.step.kind === 'openEntry') levels.pop()
  levels.pop()
}

/** Why a line cannot be typed where it stands; undefined: it can. */
function problemOf(
  { entry, step }: { readonly entry: ConfigLine; readonly step: BlockStep | undefined },
  top: Level | undefined,
  { abort, quoting }: ConfigBlocks,
): string | undefined {
  const words = entry.line.trim()
  if (words === abort)
    return 'it drops what stands before it; it is typed by itself where that is needed'
  if (quoting !== undefined && isOpen(words, quoting))
    return 'it does not end where it ends: a text in quotes is left open, or the line goes on behind it'
  if (step === undefined) {
    return top === undefined
      ? 'it opens no block, and at this place it would be a command'
      : 'it is no line of a block that is known, or a word in it is cut short'
  }
  const { kind } = step
  if (kind === 'open') return undefined
  if (top === undefined) return 'no block is open here, so that it would be a command'
  const isInEntry = top.step.kind === 'openEntry'
  if (kind === 'closeEntry' && !isInEntry) return 'no entry is open that it could close'
  if (kind === 'openEntry' && isInEntry)
    return `the entry of line ${top.position}, ${JSON.stringify(top.step.entry.line.trim())}, is still open`
  return undefined
}

/** Whether a device would read on behind a line. */
function isOpen(line: string, { marks, escape: taker }: Quoting): boolean {
  let mark: string | undefined
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index] ?? ''
    if (character === taker) {
      index += 1
      if (index === line.length) return true
    } else if (mark === undefined) {
      if (marks.includes(character)) mark = character
    } else if (character === mark) mark = undefined
  }
  return mark !== undefined
}
