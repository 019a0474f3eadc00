import { confirm } from '../../ios-like/command-line/reply.ts'
import { type Answer, type Dialog, hangUp } from '../../shell/reply.ts'
import type { EosDevice } from '../eos-device.ts'
import type { EosHandler } from '../eos-session.ts'

/** `reload`: asks to save when there is something to save, then to proceed (Arista, "reload"; wording [K]). */
export const reload: EosHandler = ({ device }) =>
  device.unsaved ? askToSave(device) : askToProceed(device)

/** `reload now` asks nothing and saves nothing. */
export const reloadNow: EosHandler = ({ device }) => restart(device)

function askToSave(device: EosDevice): Dialog {
  return {
    kind: 'dialog',
    question: 'System configuration has been modified. Save? [yes/no/cancel/diff]:',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word !== '' && 'cancel'.startsWith(word)) return ''
      if (word !== '' && 'no'.startsWith(word)) return askToProceed(device)
      if (word === '' || !'yes'.startsWith(word)) return askToSave(device)
      device.save()
      return askToProceed(device)
    },
  }
}

function askToProceed(device: EosDevice): Dialog {
  return confirm('Proceed with reload?', () => restart(device))
}

function restart(device: EosDevice): Answer {
  device.reload()
  return hangUp
}
