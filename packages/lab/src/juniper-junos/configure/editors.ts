import { clock, stamp } from '../date.ts'
import type { Editor, JunosDevice } from '../junos-device.ts'

/** One line for a user in configuration mode and one for where it is (Juniper, "configure exclusive"). */
function describeEditor(device: JunosDevice, editor: Editor): string {
  const { user, terminal, pid, since, kind, names, lastInputAt } = editor
  const idle = clock(device.now().getTime() - lastInputAt().getTime())
  const level = `[edit${names()
    .map((name) => ` ${name}`)
    .join('')}]`
  const how = kind === 'shared' ? '' : `${kind} `
  return `  ${user} terminal ${terminal} (pid ${pid}) on since ${stamp(since)}, idle ${idle}\n      ${how}${level}\n`
}

/** What a user gets to see while another one has locked the configuration. */
export function lockedMessage(device: JunosDevice, owner: Editor): string {
  return `error: configuration database locked by:\n${describeEditor(device, owner)}`
}

/** Who else is in configuration mode; empty when nobody is. */
export function otherEditors(device: JunosDevice, self?: Editor): string {
  const others = [...device.editors].filter((editor) => editor !== self)
  if (others.length === 0) return ''
  const lines = others.map((editor) => describeEditor(device, editor)).join('')
  return `Users currently editing the configuration:\n${lines}`
}
