import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { ProcurveHandler } from '../procurve-session.ts'

/** `reload`, with the questions that others' programs answer on devices; a key answers [K], and `n` saves nothing. */
export const reload: ProcurveHandler = ({ device }) => {
  const restart = () => {
    device.reload()
    return hangUp
  }
  const save: Dialog = {
    kind: 'dialog',
    question: 'Do you want to save current configuration [y/n/^C]? ',
    ask: 'key',
    answer: (key) => {
      if (key === 'y') device.save()
      return restart()
    },
  }
  return {
    kind: 'dialog',
    question: 'Device will be rebooted, do you want to continue [y/n]? ',
    ask: 'key',
    answer: (key) => {
      if (key !== 'y') return ''
      return device.unsaved ? save : restart()
    },
  }
}
