import type { SrosSession } from '../sros-session.ts'
import { software } from './show-configuration.ts'

/** `show version` (public captures). */
export function showVersion(): string {
  return software
}

/** `show uptime` (experience [K]). */
export function showUptime({ device }: SrosSession): string {
  const seconds = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 1000)
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const time = clock.map((part) => String(part).padStart(2, '0')).join(':')
  return `System Up Time         : ${Math.floor(seconds / 86_400)} days, ${time}.00 (hr:min:sec)\n`
}

/** `show system management-interface configuration-sessions` (named in Nokia's hackathon; its form is experience [K]). */
export function showSessions({ device }: SrosSession): string {
  const line = `${'='.repeat(79)}\n`
  const rows = [...device.editors].map(
    ({ user, mode }, index) =>
      `${String(index + 1).padEnd(11)}${user.padEnd(33)}${'MD-CLI'.padEnd(11)}${mode}\n`,
  )
  return `${line}Management Interface Configuration Sessions
${line}Session ID Username                         Type       Mode
${'-'.repeat(79)}
${rows.join('')}${'-'.repeat(79)}
Number of sessions: ${rows.length}
${line}`
}
