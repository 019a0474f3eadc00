import type { SshPhase } from '../../error/ssh-error.ts'
import { type FillIns, fillIn, fillInPattern } from '../../platform/fill-in.ts'
import type { Proof, ProvenCommand } from '../../platform/proven-command.ts'
import { knownSteps } from '../dialog/dialog-script.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'

/** How a command that must be proven is typed. */
export interface TypeProvenOptions {
  /** What is being done. */
  readonly phase: SshPhase
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
  /** What stands for the names in braces. */
  readonly values?: FillIns | undefined
  /** Modes that it may lead to. */
  readonly expectedModes?: readonly string[] | undefined
}

/** What came of it. */
export interface ProvenReply {
  /** The command as it was typed. */
  readonly command: string
  /** What the device answered. */
  readonly output: string
  /** Whether it, or what was asked behind it, proves success. */
  readonly isProven: boolean
  /** Lines that nobody asked for. */
  readonly warnings: readonly string[]
}

/**
 * Types a command, in the mode where it belongs, and looks for the proof that it worked. It is not cut by
 * any signal.
 *
 * @param context - The session.
 * @param proven - Command and proof.
 * @param options - How.
 * @throws What `CommandLine.type` and `enterMode` throw.
 */
export async function typeProven(
  context: SessionContext,
  proven: ProvenCommand,
  { phase, timeoutMs, values = {}, expectedModes }: TypeProvenOptions,
): Promise<ProvenReply> {
  const { line } = context
  const unasked = proven.mode === undefined ? [] : await enterMode(context, proven.mode, {})
  const command = fillIn(proven.command, values)
  const reply = await line.type(command, {
    phase,
    timeoutMs,
    changed: 'unknown',
    expectedModes,
    script: knownSteps(proven.dialogs),
  })
  const { output } = reply
  const warnings = [...unasked, ...reply.warnings]
  const { success, prompt, proof } = proven
  if (prompt?.test(line.prompt.text) === true) return { command, output, isProven: true, warnings }
  if (success !== undefined) {
    const wanted = fillInPattern(success, values)
    const isProven = output.split('\n').some((text) => wanted.test(text))
    if (isProven || proof === undefined) return { command, output, isProven, warnings }
  }
  if (proof === undefined) return { command, output, isProven: false, warnings }
  const asked = await line.type(fillIn(proof.command, values), {
    phase,
    timeoutMs,
    changed: 'unknown',
  })
  const isProven = proves(proof, asked.output, values)
  return { command, output, isProven, warnings: [...warnings, ...asked.warnings] }
}

function proves(proof: Proof, output: string, values: FillIns): boolean {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const has = (pattern: RegExp): boolean => {
    const filled = fillInPattern(pattern, values)
    return lines.some((line) => filled.test(line))
  }
  const { line, noLine, everyLine, isEmpty } = proof
  if (isEmpty === true && lines.length > 0) return false
  if (line !== undefined && !has(line)) return false
  if (noLine !== undefined && has(noLine)) return false
  if (everyLine === undefined) return true
  const isOne = (one: string): boolean => everyLine.some((pattern) => pattern.test(one))
  return lines.length > 0 && lines.every(isOne)
}
