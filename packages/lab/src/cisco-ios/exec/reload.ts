import { confirm } from '../../ios-like/command-line/reply.ts'
import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosHandler } from '../ios-session.ts'

/** `reload`: asks to save when there is something to save, then to proceed (cli-dialects, "Reload dialogs"). */
export const reload: IosHandler = ({ device }) =>
  device.unsaved ? askToSave(device) : askToProceed(device)

function askToSave(device: IosDevice): Dialog {
  return {
    kind: 'dialog',
    question: 'System configuration has been modified. Save? [yes/no]: ',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word !== '' && 'no'.startsWith(word)) return askToProceed(device)
      if (word === '' || !'yes'.startsWith(word)) {
        return { ...askToSave(device), output: "% Please answer 'yes' or 'no'.\n" }
      }
      device.save()
      return { ...askToProceed(device), output: 'Building configuration...\n[OK]\n' }
    },
  }
}

function askToProceed(device: IosDevice): Dialog {
  return confirm('Proceed with reload?', () => {
    device.reload()
    return hangUp
  })
}
