import type { EosDevice } from '../eos-device.ts'
import { type ConfigSession, maxPending } from './config-sessions.ts'
import { unifiedDiff } from './unified-diff.ts'

/** `show session-config diffs`: against the running configuration of now; nothing when they are the same. */
export function showSessionDiffs({ running }: EosDevice, session: ConfigSession): string {
  return unifiedDiff(running.render(), session.configuration.render(), [
    'system:/running-config',
    `session:/${session.name}-session-config`,
  ])
}

/** `show session-config`: the whole configuration that the session would make. */
export function showSessionConfig(device: EosDevice, session: ConfigSession): string {
  return `! Command: show session-config named ${session.name}\n${device.header}${session.configuration.render()}`
}

/** `show configuration sessions`; the header with the timer as newer releases have it (published captures). */
export function showSessions({ sessions }: EosDevice, own: ConfigSession | undefined): string {
  const { waiting, all } = sessions
  const timer =
    waiting === undefined
      ? ''
      : `Session with pending commit timer: ${waiting.session.name}
Time left until commit timer expiry: in ${clockOf(waiting.seconds)}\n\n`
  const width = Math.max(4, ...all.map(({ name }) => name.length))
  const rows = all.map((session) => {
    const mark = session === own ? '*' : ' '
    const user = session === own ? 'admin    vty0' : ''
    return `${mark} ${session.name.padEnd(width)} ${session.state.padEnd(18)} ${user}`.trimEnd()
  })
  return `Maximum number of completed sessions: 1
Maximum number of pending sessions: ${maxPending}
Merge on commit is disabled
Autosave to startup-config on commit is disabled

${timer}  ${'Name'.padEnd(width)} ${'State'.padEnd(18)} User     Terminal
  ${'-'.repeat(width)} ${'-'.repeat(18)} -------- --------
${rows.map((row) => `${row}\n`).join('')}`
}

/** E.g. `0:04:59`. */
function clockOf(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
