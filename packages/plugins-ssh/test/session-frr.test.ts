import { readFile } from 'node:fs/promises'
import { saveConfig, sendCommand, sendCommands, sendConfig } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { testNornir } from './ssh-target.ts'

describeWith(['frr'], 'tasks on FRR behind OpenSSH', () => {
  let frr: Frr

  beforeAll(async () => {
    frr = await startFrr()
  }, 30_000)

  afterAll(async () => {
    await frr.close()
  })

  const open = () => {
    const { hostname, port, username, password } = frr
    return testNornir({ frr: { hostname, port, username, password, platform: 'frr' } })
  }

  it('show version', async () => {
    await using lab = await open()
    const reply = (await lab.nr.run(sendCommand, 'show version')).get('frr')
    expect(reply?.value?.split('\n')[0]).toMatch(/^FRRouting \d/)
    expect(reply?.warnings).toEqual([])
  })

  it('rule 7: twenty commands typed ahead give what they give one by one', async () => {
    await using lab = await open()
    const some = ['show version', 'show interface', 'show running-config', 'show daemons']
    const commands = Array.from({ length: 20 }, (_one, index) => some[index % some.length] ?? '')
    const ahead = await lab.nr.run(sendCommands, { commands })
    const single = await lab.nr.run(sendCommands, { commands, pipeline: 1 })
    const outputs = (run: typeof ahead) => run.get('frr')?.value?.map(({ output }) => output)
    expect(outputs(ahead)).toHaveLength(20)
    expect(outputs(ahead)).toEqual(outputs(single))
    expect(ahead.get('frr')?.warnings).toEqual([])
  })

  it('rule 7: a refused command among those typed ahead loses no answer', async () => {
    await using lab = await open()
    const commands = ['show version', 'show daemons', 'show nonsense', 'show version']
    const error = (await lab.nr.run(sendCommands, commands)).get('frr')?.error
    expect(error).toMatchObject({
      code: 'COMMANDS_INCOMPLETE',
      command: 'show nonsense',
      replies: [{ command: 'show version' }, { command: 'show daemons' }],
      later: [{ output: expect.stringContaining('FRRouting') }],
    })
  })

  it('rule 3: what is stored equals what was sent, "?" and line length included; write memory saves it', async () => {
    await using lab = await open()
    const description = `why? because "quotes" and ${'x'.repeat(180)}`
    const pushed = await lab.nr.run(sendConfig, `interface lo\n description ${description}`)
    expect(pushed.get('frr')).toMatchObject({ status: 'ok', changed: true })
    const shown = await lab.nr.run(sendCommand, 'show running-config')
    expect(shown.get('frr')?.value?.split('\n')).toContain(` description ${description}`)
    const saved = (await lab.nr.run(saveConfig)).get('frr')
    expect(saved?.value).toContain('[OK]')
    expect(await readFile(frr.configFile, 'utf8')).toContain(` description ${description}\n`)
  })

  it('rule 3: TAB would complete, so it is refused before anything is sent', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(sendConfig, 'interface lo\n description a\tb')).get(
      'frr',
    )?.error
    expect(error).toMatchObject({ code: 'INPUT_REFUSED' })
  })

  it('rule 10: children of a rejected line are not sent, and configuration mode is left', async () => {
    await using lab = await open()
    await lab.nr.run(sendConfig, 'interface lo\n description mine')
    const lines = ['interface lo', 'bogus parent', ' description overwritten']
    const error = (await lab.nr.run(sendConfig, lines)).get('frr')?.error
    expect(error).toMatchObject({
      code: 'CONFIG_REJECTED',
      line: 'bogus parent',
      applied: ['interface lo'],
    })
    lab.nr.resetFailedHosts()
    const shown = (await lab.nr.run(sendCommand, 'show running-config')).get('frr')?.value
    expect(shown).toContain(' description mine')
    expect(shown).not.toContain('overwritten')
  })

  it('rule 9: what was there before a rejected push is there afterwards', async () => {
    await using lab = await open()
    await lab.nr.run(sendConfig, 'router bgp 65000\n neighbor 192.0.2.9 remote-as 65001')
    const lines = 'router bgp 65000\n neighbor 192.0.2.9 description test\n nonsense'
    expect((await lab.nr.run(sendConfig, lines)).get('frr')?.status).toBe('failed')
    lab.nr.resetFailedHosts()
    const shown = (await lab.nr.run(sendCommand, 'show running-config')).get('frr')?.value
    expect(shown).toContain('neighbor 192.0.2.9 remote-as 65001')
  })

  it('a line for a daemon that does not run is refused, though FRR says it without "%"', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(sendConfig, 'no router ospf')).get('frr')?.error
    expect(error).toMatchObject({ code: 'CONFIG_REJECTED', reason: 'ospfd is not running' })
  })

  it('rule 10: a second BGP process is refused, though FRR says it without "%"', async () => {
    await using lab = await open()
    await lab.nr.run(sendConfig, 'router bgp 65000')
    const lines = 'router bgp 65001\n neighbor 192.0.2.8 remote-as 65009'
    const error = (await lab.nr.run(sendConfig, lines)).get('frr')?.error
    expect(error).toMatchObject({
      code: 'CONFIG_REJECTED',
      line: 'router bgp 65001',
      unsent: [' neighbor 192.0.2.8 remote-as 65009'],
    })
  })

  it('an unknown command is an error, and the session goes on', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(sendCommand, 'show bogus')).get('frr')?.error
    expect(error).toMatchObject({ code: 'COMMAND_REJECTED' })
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'show version')).failed).toBe(false)
  })

  it('follows the host name that is changed in mid-push', async () => {
    await using lab = await open()
    const renamed = await lab.nr.run(sendConfig, [
      'hostname other',
      'ip route 192.0.2.0/24 blackhole',
    ])
    expect(renamed.failed).toBe(false)
    expect((await lab.nr.run(sendCommand, 'show running-config')).get('frr')?.value).toContain(
      'hostname other',
    )
    await lab.nr.run(sendConfig, ['hostname frr', 'no ip route 192.0.2.0/24 blackhole'])
  })
})
