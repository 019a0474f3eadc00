import { hangUp } from '../../shell/reply.ts'
import type { ComwareHandler } from '../comware-session.ts'
import { askYesNo } from './yes-no.ts'

/** `reboot`, as in a public capture of an MSR954: asks to save what differs, and then to go on. */
export const reboot: ComwareHandler = ({ device }) => {
  const output =
    'Start to check configuration with next startup configuration file, please wait.........DONE!\n'
  const goOn = (said?: string) =>
    askYesNo('This command will reboot the device. Continue?', {
      output: said,
      yes: () => {
        device.reload()
        return { ...hangUp, output: 'Now rebooting, please wait...\n' }
      },
    })
  if (!device.unsaved) return goOn(output)
  return askYesNo(
    'Current configuration may be lost after the reboot, save current configuration?',
    {
      output,
      yes: () => {
        device.save()
        return goOn()
      },
      no: () => goOn(),
    },
  )
}
