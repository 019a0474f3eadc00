import { type Answer, hangUp } from '../../shell/reply.ts'
import { changesBetween } from '../configuration/changes.ts'
import type { VrpSession } from '../vrp-session.ts'
import { askYesNo } from '../yes-no.ts'

const comparing = 'Info: The system is now comparing the configuration, please wait.\n'

/** `reboot` (public captures of S switches): asks to save what differs, where N does not, and then to go on. */
export function reboot({ device }: VrpSession): Answer {
  const { saved, first, running } = device
  const goOn = (output?: string): Answer =>
    askYesNo(
      'System will reboot! Continue?[Y/N]:',
      {
        yes: () => {
          device.reload()
          return hangUp
        },
      },
      output,
    )
  if (changesBetween((saved ?? first).configuration, running) === '') return goOn(comparing)
  return askYesNo(
    'Continue?[Y/N]:',
    {
      yes: () => {
        device.saved = { at: device.now(), configuration: device.running.clone() }
        return goOn()
      },
      no: () => goOn(),
    },
    `${comparing}Warning: All the configuration will be saved to the next startup configuration. `,
  )
}
