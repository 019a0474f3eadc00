import { ensureConfig, pushConfig, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'

const platform = 'mikrotik_routeros'
const fails = [{ command: '/system identity print', expect: 'no device says this' }]

const send = async ({ nr }: PushLab, lines: readonly string[]) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, { lines })).get('r1')
}

describe('sendConfig on mikrotik_routeros', () => {
  it('types lines of every form, and stays at the top of the menus behind them', async () => {
    await using lab = await pushLab(platform)
    const lines = [
      '# a comment does nothing',
      '/interface bridge add name=bridge1',
      '/ip address',
      'add address=198.51.100.1/24 interface=bridge1',
      'set [find address=198.51.100.1/24] comment="up link"',
      '/ip/route/add dst-address=203.0.113.0/24 gateway=198.51.100.9',
    ]
    const result = await send(lab, lines)
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(lab.running()).toContain(
      'add comment="up link" address=198.51.100.1/24 interface=bridge1',
    )
    expect(lab.running()).toContain('add dst-address=203.0.113.0/24 gateway=198.51.100.9')
    const said = await lab.nr.run(sendCommand, 'system identity print')
    expect(said.get('r1')?.value).toContain('name: r1')
  })

  it('does not type lines into the menu in which a command has left the session', async () => {
    await using lab = await pushLab(platform)
    await lab.nr.run(sendCommand, '/ip address')
    expect((await send(lab, ['system identity set name=r9']))?.error).toBeUndefined()
    expect(lab.running()).toContain('set name=r9')
  })

  it.each([
    { line: '/ip adress add address=198.51.100.1/24', reason: 'bad command name adress' },
    { line: '/ip address add addres=1', reason: 'expected end of command' },
    { line: '/ip address add address=1 interface=ether1', reason: 'invalid value for argument' },
    {
      line: '/ip address add address=192.0.2.1/24 interface=ether2',
      reason: 'failure: already have',
    },
    { line: '/ip address add address=198.51.100.1/24 interface=x', reason: 'input does not match' },
    { line: '/ip address add address=198.51.100.1/24', reason: 'missing value(s)' },
    { line: '/ip address remove 7', reason: 'no such item' },
  ])('rule 11: $reason stops it, and the menus are left', async ({ line, reason }) => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const result = await send(lab, ['/interface ethernet', line, '/system identity set name=r9'])
    expect(result?.error).toMatchObject({
      code: 'CONFIG_REJECTED',
      line,
      reason: expect.stringContaining(reason),
      unsent: ['/system identity set name=r9'],
    })
    expect(lab.running()).toBe(before)
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'system identity print')).failed).toBe(false)
  })

  it.each(['add address=198.51.100.1/24 \\', ':foreach i in=[find] do={', ':put "a text'])(
    'refuses %j, behind which the device would read on, before anything is sent',
    async (line) => {
      await using lab = await pushLab(platform)
      const result = await send(lab, ['/ip address', line])
      expect(result?.error).toMatchObject({ code: 'INPUT_REFUSED' })
      expect(lab.device.receivedText()).not.toContain('/ip address')
    },
  )

  it('takes a new identity in the prompt', async () => {
    await using lab = await pushLab(platform)
    const lines = ['/system identity set name=r9', '/ip address set 0 comment=later']
    expect((await send(lab, lines))?.error).toBeUndefined()
    expect(lab.running()).toContain('comment=later')
  })
})

describe('pushConfig on mikrotik_routeros', () => {
  const lines = ['/ip address', 'add address=198.51.100.1/24 interface=ether2']
  const rollback = ['/ip address remove [find address=198.51.100.1/24]']

  it('keeps a change that was validated', async () => {
    await using lab = await pushLab(platform)
    const validate = [{ command: '/ip address print', expect: '198.51.100.1' }]
    const result = (await lab.nr.run(pushConfig, { ...SHORT, lines, validate })).get('r1')
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ changed: true, value: { takenBackBy: 'nothing' } })
    expect(result?.diff).toContain('198.51.100.1')
  })

  it('takes it back by lines of the user, from the top of the menus', async () => {
    await using lab = await pushLab(platform)
    const before = lab.running()
    const params = { ...SHORT, lines, rollback, validate: fails }
    const result = (await lab.nr.run(pushConfig, params)).get('r1')
    expect(result?.error).toMatchObject({ stage: 'validation', rolledBack: true, changed: false })
    expect(lab.running()).toBe(before)
  })

  it('rule 9: says that nothing could take it back without them', async () => {
    await using lab = await pushLab(platform)
    const result = (await lab.nr.run(pushConfig, { ...SHORT, lines, validate: fails })).get('r1')
    expect(result?.error).toMatchObject({ code: 'ROLLBACK_UNAVAILABLE', changed: true })
    expect(lab.running()).toContain('198.51.100.1')
  })
})

it('ensureConfig is not there: items have no lines that could be compared', async () => {
  await using lab = await pushLab(platform)
  const params = { present: '/system identity set name=r9' }
  const result = (await lab.nr.run(ensureConfig, params)).get('r1')
  expect(result?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
})
