import type { OperationOptions, SessionContext } from '../session-context.ts'
import { enterMode } from './enter-mode.ts'

/** Where something is done, and where the session is afterwards. */
export interface Visit extends OperationOptions {
  /** The mode in which it is done. */
  readonly mode: string
  /** The mode that others expect. */
  readonly home: string
}

/**
 * Does something in another mode and comes back: who types next does not expect a shell.
 *
 * @param context - The session.
 * @param visit - Where, and limits.
 * @param work - Does it.
 * @throws what `enterMode` and `work` throw.
 */
export async function visitMode<Value>(
  context: SessionContext,
  { mode, home, ...options }: Visit,
  work: () => Promise<Value>,
): Promise<Value> {
  await enterMode(context, mode, options)
  if (mode === home) return await work()
  try {
    const value = await work()
    await enterMode(context, home, options)
    return value
  } catch (error) {
    // Where it is not at a prompt, the session finds its way back before the next operation.
    if (context.line.isAtPrompt) await enterMode(context, home, {}).catch(() => undefined)
    throw error
  }
}
