import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { Os10Handler } from '../os10-session.ts'

/** `reload` (Dell, "Reload system image"; what it says to a no: public notes of several switches). */
export const reload: Os10Handler = ({ device }) => {
  const goOn = (output?: string): Dialog => ({
    kind: 'dialog',
    output,
    question: 'Proceed to reboot the system? [confirm yes/no]:',
    ask: 'line',
    answer: (text) => {
      if (text.trim() !== 'yes') return ''
      device.reload()
      return hangUp
    },
  })
  if (!device.unsaved) return goOn()
  return {
    kind: 'dialog',
    question: 'System configuration has been modified. Save? [yes/no]:',
    ask: 'line',
    answer: (text) => {
      if (text.trim() !== 'yes') return goOn('Continuing without saving system configuration\n')
      device.save()
      return goOn('Saving system configuration\n')
    },
  }
}
