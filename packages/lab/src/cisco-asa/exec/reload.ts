import { confirm } from '../../ios-like/command-line/reply.ts'
import { type Dialog, hangUp } from '../../shell/reply.ts'
import type { AsaDevice } from '../asa-device.ts'
import type { AsaHandler } from '../asa-session.ts'
import { writeMemory } from './save.ts'

/** `reload`: both questions as recorded (unicon; cli-dialects, "Reload dialogs"). */
export const reload: AsaHandler = (session, command) => {
  const { device } = session
  if (!device.unsaved) return askToProceed(device)
  return {
    kind: 'dialog',
    question: 'System config has been modified. Save? [Y]es/[N]o/[S]ave all/[C]ancel:',
    ask: 'line',
    answer: (text) => {
      const letter = text.trim().slice(0, 1).toUpperCase()
      if (letter === 'N') return askToProceed(device)
      if (letter !== 'Y' && letter !== 'S') return ''
      const saved = writeMemory(session, command)
      return { ...askToProceed(device), output: typeof saved === 'string' ? saved : undefined }
    },
  }
}

function askToProceed(device: AsaDevice): Dialog {
  return confirm('Proceed with reload?', () => {
    device.reload()
    return hangUp
  })
}
