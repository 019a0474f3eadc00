import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type Lab, startLab } from '../src/index.ts'
import { exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const now = (): Date => new Date('2026-01-01T12:00:00Z')

/** Starts a switch and logs in. */
async function start(minuteMs = 60_000): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const devices = [{ name: 'r1', platform: 'aruba_aoscx' }] as const
  const lab = await startLab({ devices, minuteMs, now })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1# /)
  await exchange(terminal, 'no page')
  return { lab, terminal }
}

describe('an AOS-CX command line', () => {
  it('takes lines at once, in sections of four blanks', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const lines = ['configure terminal', 'interface 1/1/1', 'description uplink', 'vlan 20', 'end']
    expect(await exchangeAll(terminal, lines)).toEqual([
      'r1(config)# ',
      'r1(config-if)# ',
      'r1(config-if)# ',
      'r1(config-vlan)# ',
      'r1# ',
    ])
    expect(lab.device('r1').runningConfig()).toContain('interface 1/1/1\n    description uplink\n')
    expect(lab.device('r1').startupConfig()).not.toContain('uplink')
    expect(await exchange(terminal, 'write memory')).toBe('Copying configuration: [Success]\nr1# ')
    expect(lab.device('r1').startupConfig()).toContain('uplink')
  })

  it('says what it does not understand', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'show nonsense')).toBe('Invalid input: nonsense\nr1# ')
    expect(await exchange(terminal, 'checkpoint')).toBe('% Command incomplete.\nr1# ')
  })

  it('goes back to a checkpoint', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    expect(await exchange(terminal, 'copy running-config checkpoint one')).toBe('Success\nr1# ')
    await exchangeAll(terminal, ['configure terminal', 'ntp server 192.0.2.9', 'end'])
    expect(lab.device('r1').runningConfig()).not.toBe(before)
    expect(await exchange(terminal, 'show checkpoint list')).toBe('one\nr1# ')
    expect(await exchange(terminal, 'checkpoint rollback one')).toBe('Success\nr1# ')
    expect(lab.device('r1').runningConfig()).toBe(before)
    expect(await exchange(terminal, 'erase checkpoint one')).toBe('r1# ')
    expect(await exchange(terminal, 'show checkpoint list')).toBe('r1# ')
  })

  it('goes back by itself unless it is told to stay', async () => {
    const { lab, terminal } = await start(50)
    await using _ = lab
    const before = lab.device('r1').runningConfig()
    const change = ['configure terminal', 'ntp server 192.0.2.9', 'end']
    expect(await exchange(terminal, 'checkpoint auto 6')).toBe(
      'Auto checkpoint mode expires in 6 minute(s)\nr1# ',
    )
    await exchangeAll(terminal, change)
    expect(lab.device('r1').runningConfig()).toContain('192.0.2.9')
    await eventually(() => expect(lab.device('r1').runningConfig()).toBe(before))
    await exchangeAll(terminal, ['checkpoint auto 60', ...change])
    expect(await exchange(terminal, 'checkpoint auto confirm')).toBe(
      'checkpoint AUTO20260101120000 created\nr1# ',
    )
    expect(await exchange(terminal, 'show checkpoint list')).toBe('AUTO20260101120000\nr1# ')
    expect(lab.device('r1').runningConfig()).toContain('192.0.2.9')
  })

  it('lets nobody new in without its SSH server, and leaves who is there alone', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'no ssh server vrf default', 'end'])
    await expect(openTerminal(lab.device('r1'))).rejects.toThrow()
    expect(await exchange(terminal, 'show clock')).toContain('2026')
  })
})
