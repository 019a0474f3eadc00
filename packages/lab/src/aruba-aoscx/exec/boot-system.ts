import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { AoscxHandler } from '../aoscx-session.ts'

/** `boot system` (Aruba, AOS-CX 10.07 guides): asks to save what differs, and then to go on; a line answers [K]. */
export const bootSystem: AoscxHandler = ({ device }) => {
  const goOn = (output = ''): Dialog => ({
    kind: 'dialog',
    output: `${output}\nThis will reboot the entire switch and render it unavailable\nuntil the process is complete.\n`,
    question: 'Continue (y/n)? ',
    ask: 'line',
    answer: (text) => {
      if (text.trim() !== 'y') return ''
      device.autoCheckpoint.stop()
      device.reload()
      return { ...hangUp, output: 'The system is going down for reboot.\n' }
    },
  })
  if (!device.unsaved) return goOn()
  return {
    kind: 'dialog',
    question: 'Do you want to save the current configuration (y/n)? ',
    ask: 'line',
    answer: (text) => {
      if (text.trim() !== 'y') return goOn()
      device.save()
      return goOn('The running configuration was saved to the startup configuration.\n')
    },
  }
}
