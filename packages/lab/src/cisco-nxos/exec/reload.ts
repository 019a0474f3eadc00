import { hangUp } from '../../shell/reply.ts'
import type { NxosHandler } from '../nxos-session.ts'

/** `reload`: one question, `n` by default (cli-dialects, "Reload dialogs"; the warnings: published captures). */
export const reload: NxosHandler = ({ device }) => ({
  kind: 'dialog',
  output: device.unsaved
    ? 'WARNING: There is unsaved configuration!!!\nWARNING: This command will reboot the system\n'
    : undefined,
  question: device.unsaved
    ? 'Do you want to continue? (y/n) [n] '
    : 'This command will reboot the system. (y/n)?  [n] ',
  ask: 'line',
  answer: (text) => {
    if (!/^y/i.test(text.trim())) return ''
    device.reload()
    return hangUp
  },
})
