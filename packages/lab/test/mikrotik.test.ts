import { expect, it } from 'vitest'
import { startLab } from '../src/index.ts'
import { exchange } from './exchange.ts'
import { openTerminal } from './terminal-client.ts'

const prompt = /\n\[admin@[^\n]*> $/
const now = (): Date => new Date('2026-01-01T12:00:00Z')

it('a RouterOS command line has menus, items, and an export of what was set', async () => {
  const devices = [{ name: 'r1', platform: 'mikrotik_routeros' }] as const
  await using lab = await startLab({ devices, now })
  const device = lab.device('r1')
  const terminal = await openTerminal(device)
  await terminal.until(/\[admin@r1\] > /)
  const answers: string[] = []
  for (const line of [
    '/ip address',
    'add address=198.51.100.1/24 interface=ether2 comment="up link"',
    'add address=198.51.100.1/24 interface=ether2',
    'frobnicate',
    '..',
    '/',
    '/ip/address/remove 0',
    '/system/identity/set name=r9',
  ])
    answers.push(await exchange(terminal, line, prompt))
  expect(answers).toEqual([
    '[admin@r1] /ip/address> ',
    '[admin@r1] /ip/address> ',
    'failure: already have such address\n[admin@r1] /ip/address> ',
    'bad command name frobnicate (line 1 column 1)\n[admin@r1] /ip/address> ',
    '[admin@r1] /ip> ',
    '[admin@r1] > ',
    '[admin@r1] > ',
    '[admin@r9] > ',
  ])
  const text =
    '/ip address\nadd comment="up link" address=198.51.100.1/24 interface=ether2\n/system identity\nset name=r9\n'
  expect(device.runningConfig()).toBe(text)
  expect(await exchange(terminal, '/export', prompt)).toBe(
    `# 2026-01-01 12:00:00 by RouterOS 7.14\n# software id = \n#\n${text}[admin@r9] > `,
  )
  await exchange(terminal, '/ip service set ssh disabled=yes', prompt)
  await expect(openTerminal(device)).rejects.toThrow()
  terminal.type('/quit\n')
  await terminal.ended
})
