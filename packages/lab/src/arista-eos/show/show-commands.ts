import type { Command } from '../../grammar/command-tree.ts'
import { serialNumberOf } from '../../ios-like/serial-number.ts'
import type { EosDevice } from '../eos-device.ts'
import type { EosHandler } from '../eos-session.ts'

/** A `show version` with the lines and in the order of recorded ones (ntc-templates, arista_eos). */
function showVersion({ now, bootedAt, hostname }: EosDevice): string {
  const elapsed = Math.floor((now().getTime() - bootedAt.getTime()) / 60_000)
  return `Arista vEOS-lab
Hardware version: 
Serial number: ${serialNumberOf(hostname, 'SN-', 8)}
Hardware MAC address: 5254.001f.e379
System MAC address: 5254.001f.e379

Software image version: 4.27.6M
Architecture: i686
Internal build version: 4.27.6M-28481162.4276M
Internal build ID: f62c8154-2e05-4650-be1e-c30774deec7e
Image format version: 2.0
Image optimization: DEFAULT

Uptime: ${formatUptime(elapsed)}
Total memory: 3982820 kB
Free memory: 1807180 kB

`
}

/** E.g. `0 weeks, 0 days, 4 hours and 6 minutes`. */
function formatUptime(minutes: number): string {
  const weeks = Math.floor(minutes / 10_080)
  const days = Math.floor(minutes / 1_440) % 7
  const hours = Math.floor(minutes / 60) % 24
  return `${weeks} weeks, ${days} days, ${hours} hours and ${minutes % 60} minutes`
}

/** As recorded: weekday, date, time, year, the time zone in a line of its own. */
function showClock(date: Date): string {
  const [weekday = '', day, month, year, time] = date.toUTCString().split(' ')
  return `${weekday.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}\nTimezone: UTC\nClock source: local\n`
}

/** `show` commands of user exec, which privileged exec has too. */
export const showCommands: readonly Command<EosHandler>[] = [
  { spec: 'show version', handler: ({ device }) => showVersion(device) },
  { spec: 'show clock', handler: ({ device }) => showClock(device.now()) },
  {
    spec: 'show hostname',
    handler: ({ device }) => `Hostname: ${device.hostname}\nFQDN:     ${device.hostname}\n`,
  },
  {
    spec: 'show privilege',
    handler: ({ privileged }) => `Current privilege level is ${privileged ? 15 : 1}\n`,
  },
]

/** `show` commands that only privileged exec has. */
export const privilegedShowCommands: readonly Command<EosHandler>[] = [
  {
    spec: 'show running-config',
    handler: ({ device }) =>
      `! Command: show running-config\n${device.header}${device.running.render()}`,
  },
  {
    spec: 'show startup-config',
    handler: ({ device }) =>
      `! Command: show startup-config\n${device.header}${device.startup.render()}`,
  },
  {
    spec: 'show boot-config',
    handler: () =>
      'Software image: flash:/vEOS-lab.swi\nConsole speed: (not set)\nAboot password (encrypted): (not set)\n',
  },
]
