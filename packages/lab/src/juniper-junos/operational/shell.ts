import { matchesCommand } from '../../fault/faults.ts'
import { type Answer, hangUp } from '../../shell/reply.ts'
import { diskFree } from '../file-system/disk-free.ts'
import type { JunosSession } from '../junos-session.ts'

/** `start shell`: the prompt is `% ` (recorded: scrapli, junos). */
export function startShell(session: JunosSession): string {
  session.shell = { isBelow: true, isOpen: true }
  return ''
}

/** `exit` in operational mode: to the shell below for `root`, else out. */
export function leaveCli(session: JunosSession): Answer {
  if (session.user !== 'root') return hangUp
  session.shell = { isBelow: false, isOpen: true }
  return ''
}

/** A line typed in the shell; the texts are recorded (scrapli and unicon, junos). */
export function runShell(session: JunosSession, line: string): Answer {
  const [command = '', ...rest] = line.trim().split(/\s+/)
  if (command === '') return ''
  if (matchesCommand(session.faults().unknownCommand, line.trim())) return notFound(command)
  if (command === 'cli') {
    session.shell = undefined
    return ''
  }
  if (command === 'exit') {
    if (rest.length > 0) return 'exit: Expression Syntax.\n'
    if (session.shell?.isBelow !== true) return hangUp
    session.shell = undefined
    return 'exit\n'
  }
  if (command === 'df' || command === '/bin/df') return diskFree(session.device.files, rest)
  return command === 'set' ? 'set: Syntax Error.\n' : notFound(command)
}

function notFound(command: string): string {
  return `${command}: Command not found.\n`
}

/** The prompt of the shell. */
export function shellPrompt({ user, device }: JunosSession): string {
  return user === 'root' ? `root@${device.hostname}:~ # ` : '% '
}
