import {
  type EnsureConfigParams,
  ensureConfig,
  getConfig,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'
import { type TestNornir, testNornir } from './ssh-target.ts'

const ensure = async ({ nr }: Pick<TestNornir, 'nr'>, params: EnsureConfigParams) => {
  nr.resetFailedHosts()
  return (await nr.run(ensureConfig, params)).get('r1')
}

describe('ensureConfig', () => {
  const section = {
    parents: 'interface GigabitEthernet0/1',
    present: ['description uplink', 'no shutdown'],
  }

  it('sends only what differs, and the second time nothing', async () => {
    await using lab = await pushLab('cisco_ios')
    const first = await ensure(lab, section)
    expect(first).toMatchObject({ status: 'ok', changed: true })
    expect(first?.diff).toContain('+ description uplink')
    const typed = lab.device.receivedText().length
    expect(await ensure(lab, section)).toMatchObject({ changed: false, value: { lines: [] } })
    expect(lab.device.receivedText().slice(typed)).not.toContain('configure')
    const absent = await ensure(lab, { parents: section.parents, absent: 'description uplink' })
    expect(absent?.value?.lines).toEqual([section.parents, ' no description uplink'])
    expect(lab.running()).not.toContain('uplink')
  })

  it('says in a dry run what it would send', async () => {
    await using lab = await pushLab('cisco_ios', { dryRun: true })
    const before = lab.running()
    const result = await ensure(lab, section)
    expect(result).toMatchObject({ changed: false, value: { lines: expect.anything() } })
    expect(result?.diff).toContain('+ no shutdown')
    expect(lab.running()).toBe(before)
  })

  it('fails when the device shows a line in another form, for it would be sent again and again', async () => {
    await using lab = await pushLab('cisco_ios')
    const result = await ensure(lab, { parents: section.parents, present: 'desc uplink' })
    expect(result?.error).toMatchObject({
      code: 'ENSURE_CONFIG',
      changed: true,
      sent: [section.parents, ' desc uplink'],
      missing: expect.stringContaining('+ desc uplink'),
    })
  })

  it('makes a section that is not there, even when its lines are defaults', async () => {
    await using lab = await pushLab('cisco_ios')
    const loopback = { parents: 'interface Loopback9', present: 'no shutdown' }
    const result = await ensure(lab, loopback)
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(lab.running()).toContain('interface Loopback9')
    expect(await ensure(lab, loopback)).toMatchObject({ status: 'ok', changed: false })
  })

  it('refuses a line that must both be there and not be there', async () => {
    await using lab = await pushLab('cisco_ios')
    const result = await ensure(lab, { ...section, absent: 'description  uplink' })
    expect(result?.error).toMatchObject({ code: 'INPUT_REFUSED' })
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it('does not take the text of a banner for configuration', async () => {
    await using lab = await pushLab('cisco_ios')
    await lab.nr.run(sendConfig, { lines: ['banner motd ^C', 'ntp server 192.0.2.9', '^C'] })
    expect(lab.running()).toContain('ntp server 192.0.2.9')
    const result = await ensure(lab, { present: 'ntp server 192.0.2.9' })
    expect(result).toMatchObject({ changed: true, value: { lines: ['ntp server 192.0.2.9'] } })
  })

  it('goes through a candidate where there is one', async () => {
    await using lab = await pushLab('juniper_junos')
    const wanted = { parents: 'system ntp', present: ['server 192.0.2.7', 'server 192.0.2.8'] }
    expect(await ensure(lab, wanted)).toMatchObject({ status: 'ok', changed: true })
    expect(await ensure(lab, wanted)).toMatchObject({ status: 'ok', changed: false })
    const gone = { parents: 'system ntp', absent: ['server 192.0.2.7'] }
    expect((await ensure(lab, gone))?.value?.lines).toEqual(['delete system ntp server 192.0.2.7'])
    expect(lab.running()).toContain('192.0.2.8')
    expect(lab.running()).not.toContain('192.0.2.7')
  })

  it('is validated, and taken back, where it is told to push', async () => {
    await using lab: PushLab = await pushLab('juniper_junos')
    const before = lab.running()
    const validate = [{ command: 'show version', expect: 'no device says this' }]
    const wanted = { parents: 'system ntp', present: ['server 192.0.2.7'] }
    const result = await ensure(lab, { ...wanted, push: { ...SHORT, validate } })
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true })
    expect(lab.running()).toBe(before)
  })
})

describeWith(['frr'], 'ensureConfig on FRR', () => {
  let frr: Frr
  beforeAll(async () => {
    frr = await startFrr({
      config: 'hostname frr\nrouter bgp 65000\n no bgp ebgp-requires-policy\n',
    })
  }, 30_000)
  afterAll(async () => {
    await frr?.close()
  })

  it('makes a section what it must be, also one within a section, and leaves the rest alone', async () => {
    const { hostname, port, username, password } = frr
    await using lab = await testNornir({
      r1: { hostname, port, username, password, platform: 'frr' },
    })
    const wanted: EnsureConfigParams = {
      parents: 'router bgp 65000',
      present: ['neighbor 192.0.2.1 remote-as 65001', 'no bgp ebgp-requires-policy'],
      sections: [
        {
          parents: ['router bgp 65000', 'address-family ipv4 unicast'],
          present: ['network 10.7.0.0/16'],
        },
        { parents: 'interface lo', present: ['description why? because'] },
      ],
    }
    expect(await ensure(lab, wanted)).toMatchObject({ status: 'ok', changed: true })
    expect(await ensure(lab, wanted)).toMatchObject({ status: 'ok', changed: false })
    const text = (await lab.nr.run(getConfig)).get('r1')?.value?.text
    expect(text).toContain(' description why? because')
    expect(text).toContain('  network 10.7.0.0/16')
  })

  it('switches off what holds by default and is not shown, and says whether that was so already', async () => {
    const { hostname, port, username, password } = frr
    const r1 = { hostname, port, username, password, platform: 'frr' }
    await using lab = await testNornir({ r1 })
    // FRR shows neither of the two defaults: the first one is on, the second one off.
    const parents = 'router bgp 65000'
    const [on, off] = ['no bgp graceful-restart notification', 'no bgp bestpath compare-routerid']
    const first = await ensure(lab, { parents, present: [on, off] })
    expect(first).toMatchObject({ status: 'ok', changed: true })
    expect(first?.value?.lines).toEqual([parents, ` ${on}`, ` ${off}`])
    const text = (await lab.nr.run(getConfig)).get('r1')?.value?.text
    expect(text).toContain(on)
    expect(text).not.toContain('compare-routerid')
    const second = await ensure(lab, { parents, present: [on, off] })
    expect(second).toMatchObject({ status: 'ok', changed: false, diff: '' })
    expect(second?.value?.lines).toEqual([parents, ` ${off}`])
  })
})
