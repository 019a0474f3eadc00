import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { JunosDevice } from '../junos-device.ts'

/** `request system reboot` (Juniper, "request system reboot"). */
export function reboot(device: JunosDevice): Dialog {
  return {
    kind: 'dialog',
    question: 'Reboot the system ? [yes,no] (no) ',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word === '' || !'yes'.startsWith(word)) return '\n'
      device.reboot()
      return { ...hangUp, output: '\nShutdown NOW!\n' }
    },
  }
}
