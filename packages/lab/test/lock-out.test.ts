import { expect, it } from 'vitest'
import { startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { connect, openTerminal, target } from './terminal-client.ts'

it.each([
  {
    platform: 'arista_eos' as const,
    lines: ['configure session out', 'management ssh', 'shutdown', 'commit timer 01:00:00'],
    back: ['configure session out abort'],
  },
  {
    platform: 'cisco_nxos' as const,
    lines: ['checkpoint before', 'configure terminal', 'no feature ssh', 'end'],
    back: ['rollback running-config checkpoint before'],
  },
  {
    platform: 'cisco_asa' as const,
    lines: ['configure terminal', 'no ssh 0.0.0.0 0.0.0.0 management', 'end'],
    back: ['configure terminal', 'ssh 127.0.0.0 255.0.0.0 management', 'end'],
  },
])('$platform refuses new log-ins by its configuration, while open sessions live', async (one) => {
  const { platform, lines, back } = one
  await using lab = await startLab({ devices: [{ name: 'r1', platform, startPrivileged: true }] })
  const device = lab.device('r1')
  const terminal = await openTerminal(device)
  await terminal.until(/r1# ?/)
  await exchangeAll(terminal, lines)
  await expect(connect(target(device))).rejects.toThrow()
  expect(await exchange(terminal, 'show clock')).toContain(':')
  await exchangeAll(terminal, back)
  const again = await connect(target(device))
  again.end()
  expect(device.loginAttempts).toHaveLength(2)
})
