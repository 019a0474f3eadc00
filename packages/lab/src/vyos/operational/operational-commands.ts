import { type Answer, hangUp } from '../../shell/reply.ts'
import { renderCommands, renderText } from '../configuration/render.ts'
import { wordsOf } from '../configuration/words.ts'
import type { VyosDevice } from '../vyos-device.ts'
import { printed, type VyosSession } from '../vyos-session.ts'

type Handler = (session: VyosSession, words: readonly string[]) => Answer

const handlers: Readonly<Record<string, Handler>> = {
  configure: (session) => {
    const { terminal, tell, device } = session
    const editor = { terminal, tell }
    device.editors.add(editor)
    session.editing = { editor, changes: new Map(), level: [], isUnsaved: false }
    return ''
  },
  exit: () => hangUp,
  logout: () => hangUp,
  set: (session, [what, which, number]) => {
    if (what !== 'terminal' || !/^\d{1,4}$/.test(number ?? '')) return invalid('set')
    if (which === 'width') session.terminalWidth = Number(number)
    else if (which === 'length' && session.faults().pagingCannotBeDisabled !== true)
      session.terminalLength = Number(number)
    return ''
  },
  show: (session, words) => {
    const { active } = session.device
    switch (words.join(' ')) {
      // show-configuration.xml.in: secrets are hidden in this form only
      case 'configuration':
        return renderText(active).replace(/(-password ).*/g, '$1****************')
      case 'configuration commands':
        return renderCommands(active)
      case 'version':
        return 'Version:          VyOS 1.5-rolling\nRelease train:    current\n\n'
      default:
        return printed(`Invalid command: show [${words[0] ?? ''}]`)
    }
  },
  systemctl: ({ device }, words) => isConfirmPending(device, words),
}

/** Runs a command of operational mode. */
export function runOperational(session: VyosSession, line: string): Answer {
  const [name = '', ...words] = wordsOf(line)
  const fixed = session.commands[line.trim()]
  if (fixed !== undefined) return `${fixed.trimEnd()}\n`
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  return handler === undefined ? invalid(name) : handler(session, words)
}

/** `systemctl is-active commit-confirm.timer`: the unit of that name is the timer (vyos-1x, config_mgmt.py). */
export function isConfirmPending(device: VyosDevice, words: readonly string[]): string {
  const isTimer = words.join(' ') === 'is-active commit-confirm.timer'
  return `${isTimer && device.isPending ? 'active' : 'inactive'}\n`
}

function invalid(name: string): string {
  return printed(`Invalid command: [${name}]`)
}
