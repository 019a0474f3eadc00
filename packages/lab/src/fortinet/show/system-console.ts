import type { FortiSession } from '../forti-session.ts'

/** `get system console`: one setting a line, the name in 20 columns (Netmiko reads `output : more`; columns [K]). */
export function systemConsole({ device }: FortiSession): string {
  const settings = { mode: 'line', baudrate: '9600', output: device.isPaged ? 'more' : 'standard' }
  return Object.entries(settings)
    .map(([name, value]) => `${name.padEnd(20)}: ${value}\n`)
    .join('')
}
