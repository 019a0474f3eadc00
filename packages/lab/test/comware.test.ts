import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { exchange } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const prompt = /\n(?:<r1>|\[r1[^\]\n]*\])$/
const question = /\[Y\/N\]:$/

/** Starts a switch and logs in. */
async function start(): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const lab = await startLab({ devices: [{ name: 'r1', platform: 'hp_comware' }] })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/<r1>/)
  await exchange(terminal, 'screen-length disable', prompt)
  return { lab, terminal }
}

describe('a Comware command line', () => {
  it('has views, in which undo takes lines away', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const answers: string[] = []
    for (const line of [
      'system-view',
      'interface GigabitEthernet1/0/1',
      'description uplink',
      'vlan 20',
      'quit',
      'return',
    ])
      answers.push(await exchange(terminal, line, prompt))
    expect(answers).toEqual([
      'System View: return to User View with Ctrl+Z.\n[r1]',
      '[r1-GigabitEthernet1/0/1]',
      '[r1-GigabitEthernet1/0/1]',
      '[r1-vlan20]',
      '[r1]',
      '<r1>',
    ])
    expect(lab.device('r1').runningConfig()).toMatch(
      /#\ninterface GigabitEthernet1\/0\/1\n description uplink\n#[\s\S]*#\nreturn\n$/,
    )
    await exchange(terminal, 'system-view', prompt)
    await exchange(terminal, 'undo vlan 20', prompt)
    expect(lab.device('r1').runningConfig()).not.toContain('vlan 20')
  })

  it('says what it does not understand', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'display nonsense', prompt)).toBe(
      "            ^\n % Unrecognized command found at '^' position.\n<r1>",
    )
  })

  it('goes back to a file, and saves first only when it is told to', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const device = lab.device('r1')
    const before = device.runningConfig()
    expect(await exchange(terminal, 'save one.cfg', question)).toContain(
      'flash:/one.cfg. Continue?',
    )
    expect(await exchange(terminal, 'y', prompt)).toContain('saved to flash successfully.\n')
    await exchange(terminal, 'system-view', prompt)
    await exchange(terminal, 'ntp-service unicast-server 192.0.2.9', prompt)
    expect(await exchange(terminal, 'configuration replace file one.cfg', question)).toBe(
      'Current configuration will be lost, save current configuration? [Y/N]:',
    )
    expect(await exchange(terminal, 'n', prompt)).toBe(
      'Now replacing the current configuration. Please wait...\nSucceeded in replacing current configuration with the file one.cfg.\n[r1]',
    )
    expect(device.runningConfig()).toBe(before)
    await exchange(terminal, 'ntp-service unicast-server 192.0.2.8', prompt)
    await exchange(terminal, 'configuration replace file one.cfg', question)
    await exchange(terminal, 'y', prompt)
    expect(device.runningConfig()).toBe(before)
    expect(device.startupConfig()).toContain('192.0.2.8')
    await exchange(terminal, 'return', prompt)
    await exchange(terminal, 'delete /unreserved one.cfg', question)
    expect(await exchange(terminal, 'y', prompt)).toContain(
      'Deleting file flash:/one.cfg...Done.\n',
    )
    expect(await exchange(terminal, 'dir', prompt)).toBe('<r1>')
  })

  it('lets nobody new in without its SSH server, and comes up with what was saved', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    for (const line of ['system-view', 'undo ssh server enable', 'return'])
      await exchange(terminal, line, prompt)
    await expect(openTerminal(lab.device('r1'))).rejects.toThrow()
    await exchange(terminal, 'reboot', question)
    await exchange(terminal, 'n', question)
    terminal.type('y\n')
    await terminal.ended
    expect(lab.device('r1').runningConfig()).toContain('ssh server enable')
  })
})
