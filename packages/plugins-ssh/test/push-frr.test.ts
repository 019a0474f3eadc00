import {
  type PushConfigParams,
  pushConfig,
  type SendConfigParams,
  sendCommand,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { SHORT } from './push-lab.ts'
import { type TestNornir, testNornir } from './ssh-target.ts'

describeWith(['frr'], 'pushing to FRR behind OpenSSH, of which every line counts at once', () => {
  let frr: Frr
  beforeAll(async () => {
    frr = await startFrr({
      config: 'hostname frr\nrouter bgp 65000\n neighbor 192.0.2.1 remote-as 65001\n',
    })
  }, 30_000)
  afterAll(async () => {
    await frr?.close()
  })
  const open = () => {
    const { hostname, port, username, password } = frr
    return testNornir({ frr: { hostname, port, username, password, platform: 'frr' } })
  }
  const running = async ({ nr }: TestNornir): Promise<string | undefined> => {
    nr.resetFailedHosts()
    return (await nr.run(sendCommand, 'show running-config')).get('frr')?.value
  }
  const push = async ({ nr }: TestNornir, params: PushConfigParams) =>
    (await nr.run(pushConfig, { ...SHORT, ...params })).get('frr')

  it('validates over a new connection, saves, and shows what differs', async () => {
    await using lab = await open()
    const result = await push(lab, {
      lines: ['interface lo', ' description pushed'],
      validate: [{ command: 'show running-config', expect: ' description pushed' }],
    })
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ changed: true, value: { saved: true, confirmed: false } })
    expect(result?.diff).toContain('+ description pushed')
  })

  it('rule 9: an existing BGP process survives a failed push, of which nothing is negated', async () => {
    await using lab = await open()
    const lines = ['router bgp 65000', ' neighbor 192.0.2.1 description t', ' nonsense']
    const result = await push(lab, { lines })
    expect(result?.error).toMatchObject({
      code: 'ROLLBACK_UNAVAILABLE',
      rolledBack: false,
      changed: true,
      acknowledged: lines.slice(0, 2),
    })
    expect(await running(lab)).toMatch(
      /router bgp 65000\n(?: .*\n)* neighbor 192\.0\.2\.1 remote-as 65001/,
    )
    const again = await push(lab, {
      lines: ['router bgp 65000', ' neighbor 192.0.2.1 description u', ' nonsense'],
      rollback: ['router bgp 65000', ' neighbor 192.0.2.1 description t'],
    })
    expect(again?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
  })

  it('rule 10: with continueOnError, what stands below a refused line is not sent', async () => {
    await using lab = await open()
    const params: SendConfigParams = {
      lines: [
        'interface lo',
        ' description first',
        'interface nonsense nonsense nonsense',
        ' description overwritten',
        'router bgp 65000',
        ' neighbor 192.0.2.1 description last',
      ],
      continueOnError: true,
    }
    const result = (await lab.nr.run(sendConfig, params)).get('frr')
    expect(result?.value?.map(({ outcome }) => outcome)).toEqual([
      ...['taken', 'taken', 'rejected', 'skipped', 'taken', 'taken'],
    ])
    expect(result?.warnings.join()).toContain('interface nonsense')
    const text = await running(lab)
    expect(text).toContain('description first')
    expect(text).toContain('description last')
    expect(text).not.toContain('overwritten')
  })

  it('follows the host name that is changed in mid-push, and proves it was taken back', async () => {
    await using lab = await open()
    const result = await push(lab, {
      lines: ['hostname changed', 'interface lo', ' nonsense'],
      rollback: ['hostname frr'],
    })
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
    expect(await running(lab)).toContain('hostname frr')
  })
})
