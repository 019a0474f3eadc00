import type { Answer } from '../../shell/reply.ts'
import type { VrpSession } from '../vrp-session.ts'
import { askYesNo } from '../yes-no.ts'

/**
 * `abort trial`, in any view but the user view; the dialog is in Huawei's command reference and in a CloudEngine
 * user's public notes.
 *
 * @param sessionId - Whose trial; undefined for one's own. The same notes say that others cannot take it back by
 *   `abort trial` alone; the reference has `abort trial session ID` for that.
 */
export function abortTrial({ device, user }: VrpSession, sessionId?: number): Answer {
  const { trial } = device
  // what is said where there is nothing to abort is unverified experience [K]
  if (trial === undefined || trial.owner.id !== (sessionId ?? user.id)) {
    return trial === undefined || sessionId !== undefined
      ? 'Error: The system is not in trial configuration mode.\n'
      : 'Error: The trial configuration was started by another session.\n'
  }
  return askYesNo('Warning: The trial configuration will be rolled back. Continue? [Y/N]:', {
    yes: () => {
      if (device.trial === trial) device.undoTrial()
      return 'Info: The trial configuration rollback succeeded.\n'
    },
  })
}

/** `display configuration trial status` (Huawei, command reference; a minute of the lab has sixty seconds). */
export function trialStatus({ device }: VrpSession): string {
  const { left } = device.countdown
  if (device.trial === undefined || left === undefined) {
    return 'Trial status: INACTIVE \nTrial time left (sec): 0\n'
  }
  return `Trial status:  ACTIVE\nTrial time left (sec): ${Math.ceil(left * 60)}\n`
}
