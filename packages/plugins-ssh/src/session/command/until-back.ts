import type { DeviceDialog } from '../dialog/device-dialog.ts'
import { deadlineIn, type Verdict } from '../dialog/expectation.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { Ending, Screen } from './ending.ts'

/**
 * Waits until a device has come back from what was cut.
 *
 * @param dialog - The device.
 * @param limits - How long at most, however busy it is: other operations wait meanwhile.
 * @param judge - Says whether it is at rest.
 * @throws What `DeviceDialog.expect` throws.
 */
export async function untilBack(
  dialog: DeviceDialog,
  { recoverTimeoutMs: timeoutMs }: SessionLimits,
  judge: (screen: Screen) => Verdict<Ending> | undefined,
): Promise<Ending> {
  return await dialog.expect(
    // What stands on the last line may be from before: only what came since proves life.
    (lines, partial) => (lines.length === 0 ? undefined : judge({ lines, partial })),
    {
      phase: 'command',
      expected: () => 'a prompt after the interrupt',
      timeoutMs,
      deadline: deadlineIn(timeoutMs),
      changed: false,
    },
  )
}
