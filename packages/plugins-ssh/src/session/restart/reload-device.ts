import type { Reload } from '../../platform/restart.ts'
import { knownSteps } from '../dialog/dialog-script.ts'
import { PromptTimeoutError } from '../error/prompt-timeout-error.ts'
import { ReloadRefusedError } from '../error/reload-refused-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { SessionContext } from '../session-context.ts'

/**
 * Starts a device again and closes the session. Nothing is saved.
 *
 * @param context - The session.
 * @param reload - How the platform does it.
 * @param options - Longest silence until the device hangs up, in milliseconds.
 * @returns What the user should know.
 * @throws {@link ReloadRefusedError}, `UnknownDialogError`, or what `enterMode` throws.
 */
export async function reloadDevice(
  context: SessionContext,
  { command, mode, dialogs }: Reload,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<readonly string[]> {
  const { host, line, dialog } = context
  await enterMode(context, mode, {})
  const reply = await line
    .type(command, {
      phase: 'command',
      timeoutMs,
      changed: 'unknown',
      endsSession: true,
      script: knownSteps(dialogs),
    })
    .catch((error: unknown) => {
      // Some stop without a goodbye. Whether it was started again is for the next look to tell.
      if (error instanceof PromptTimeoutError) return undefined
      throw error
    })
  if (reply?.waitsAt !== undefined) {
    const { output } = reply
    throw new ReloadRefusedError({ host, phase: 'command', command, output })
  }
  await dialog.close()
  return reply === undefined ? ['the device did not hang up; the connection was closed'] : []
}
