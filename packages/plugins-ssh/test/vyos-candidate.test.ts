import {
  commit,
  commitConfirmed,
  compare,
  discard,
  ensureConfig,
  getConfig,
  rollback,
  saveConfig,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { vyos } from '../src/platform/vyos.ts'
import { type PushLab, pushLab } from './push-lab.ts'

const lines = ["set interfaces ethernet eth1 description 'our  uplink'"]

const send = async ({ nr }: PushLab, more: object = {}) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, { lines, ...more })).get('r1')
}

describe('sendConfig on a VyOS', () => {
  it('commits with a comment, which the shell under the command line leaves as it is', async () => {
    await using lab = await pushLab('vyos')
    const comment = 'CHG "7" $HOME; reboot !!'
    const result = await send(lab, { commit: { comment } })
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(result?.diff).toContain('+description our  uplink')
    expect(lab.running()).toContain('description "our  uplink"')
    expect(lab.device.commits.at(-1)).toMatchObject({ comment })
  })

  it('refuses a comment that would end the quotation, and one that is no word of a commit', async () => {
    await using lab = await pushLab('vyos')
    const quoted = await send(lab, { commit: { comment: "it's; reboot" } })
    expect(quoted?.error).toMatchObject({ code: 'INPUT_REFUSED' })
    const unknown = await send(lab, { commit: { label: 'x' } })
    expect(unknown?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    const exclusive = await send(lab, { lock: 'exclusive' })
    expect(exclusive?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(lab.device.receivedText()).not.toContain('configure')
  })

  it('says of lines that change nothing that nothing changed, and keeps what the device says of them', async () => {
    await using lab = await pushLab('vyos')
    const same = ['set interfaces loopback lo', 'delete system time-zone']
    const result = await send(lab, { lines: same })
    expect(result).toMatchObject({ status: 'ok', changed: false, diff: '' })
    expect(result?.warnings.join('\n')).toMatch(/already exists[\s\S]*Nothing to delete/)
    expect(lab.device.commits).toHaveLength(1)
  })

  it.each([
    ['set system host-nam r2', /Configuration path: system \[host-nam\] is not valid/],
    ['set service ssh port 99999', /Invalid value/],
    ['set system host-name', /requires a value/],
    ['delete nothing', /\[nothing\] is not valid/],
    ['sett system host-name r2', /Invalid command/],
  ])(
    'rule 10: behind the refused line %j all is discarded, and nothing waits',
    async (bad, reason) => {
      await using lab = await pushLab('vyos')
      const before = lab.running()
      const result = await send(lab, { lines: [...lines, bad, 'set system host-name r3'] })
      expect(result?.error).toMatchObject({
        code: 'CONFIG_REJECTED',
        reason: expect.stringMatching(reason),
        fate: 'discarded',
        changed: false,
      })
      expect(lab.running()).toBe(before)
      expect(lab.device.receivedText()).toMatch(/discard\r?\n?.*exit/s)
      expect(lab.device.receivedText()).not.toMatch(/r3|^commit|exit discard/m)
      expect((await send(lab))?.status).toBe('ok')
      expect(lab.running()).not.toContain('host-nam ')
    },
  )

  it('does not call a commit refused as a whole of which a part counts', async () => {
    await using lab = await pushLab('vyos')
    const half = ['set interfaces ethernet eth9 address 198.51.100.1/24', ...lines]
    const result = await send(lab, { lines: half })
    expect(result?.error).toMatchObject({
      code: 'COMMIT_FAILED',
      changed: 'unknown',
      reason: '[[interfaces ethernet eth9]] failed',
      message: expect.stringContaining('Parts of it may count'),
    })
    expect(lab.running()).toContain('our  uplink')
    expect(lab.running()).not.toContain('eth9')
    // what failed does not wait in the session either
    await send(lab, { lines: ['set system host-name r2'] })
    expect(lab.running()).not.toContain('eth9')
  })

  it('rule 12: takes an answer that proves nothing for no commit', async () => {
    const commit = { command: 'top', proof: { command: 'compare', line: /^No changes/ } }
    const { candidate } = vyos
    if (candidate === undefined) throw new Error('no candidate')
    await using lab = await pushLab('vyos', {
      platformOptions: { candidate: { ...candidate, commit } },
    })
    expect((await send(lab))?.error).toMatchObject({ code: 'COMMIT_FAILED', changed: 'unknown' })
  })

  it('shows in a dry run what would change', async () => {
    await using lab = await pushLab('vyos', { dryRun: true })
    const before = lab.running()
    expect(await send(lab)).toMatchObject({
      changed: false,
      diff: expect.stringContaining('+desc'),
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toContain('commit\r')
  })

  it.each(['commit', 'commit-confirm 5', 'comm comment x'])(
    '%j among the lines is refused before anything is sent',
    async (line) => {
      await using lab = await pushLab('vyos')
      expect((await send(lab, { lines: [...lines, line] }))?.error).toMatchObject({
        code: 'INPUT_REFUSED',
      })
      expect(lab.device.receivedText()).not.toContain('configure')
    },
  )
})

describe('a candidate of a VyOS, step by step', () => {
  it('is compared, discarded, made again and committed', async () => {
    await using lab = await pushLab('vyos')
    await send(lab, { commit: false })
    expect((await lab.nr.run(compare)).get('r1')?.value).toMatch(
      /^\[edit interfaces ethernet eth1\]\n\+description/,
    )
    await lab.nr.run(discard)
    expect(lab.device.commits).toHaveLength(1)
    await send(lab, { commit: false })
    const { nr } = lab
    expect((await nr.run(commit, { words: { comment: 'CHG1' } })).get('r1')?.changed).toBe(true)
    expect(lab.device.commits.at(-1)).toMatchObject({ comment: 'CHG1' })
  })

  it('is committed whole and left, wherever the lines have gone to', async () => {
    await using lab = await pushLab('vyos')
    const deep = ['set system time-zone UTC', 'edit interfaces ethernet eth1', 'set description x']
    await send(lab, { lines: deep, commit: false })
    const result = (await lab.nr.run(commit)).get('r1')
    expect(result).toMatchObject({ status: 'ok', changed: true, warnings: [] })
    expect(lab.running()).toMatch(/description x[\s\S]*time-zone UTC/)
    const more = await send(lab, { lines: ['edit system', 'delete time-zone'] })
    expect(more).toMatchObject({ status: 'ok', diff: expect.stringContaining('-time-zone UTC') })
    const bad = await send(lab, { lines: ['edit service ssh', 'set port 0'] })
    expect(bad?.error).toMatchObject({ code: 'CONFIG_REJECTED', fate: 'discarded' })
    expect((await send(lab))?.status).toBe('ok')
  })

  it('is never left by an answer of ours while something waits in it', async () => {
    await using lab = await pushLab('vyos')
    await send(lab, { commit: false })
    const { nr } = lab
    const shown = (await nr.run(getConfig, {})).get('r1')
    expect(shown?.status).toBe('ok')
    expect(lab.device.receivedText()).not.toMatch(/exit/)
    expect((await nr.run(compare)).get('r1')?.value).toContain('+description')
  })

  it('goes back by a revision, without a reboot, and shows before what that changes', async () => {
    await using lab = await pushLab('vyos')
    const before = lab.running()
    await send(lab)
    const result = (await lab.nr.run(rollback, { commits: 1 })).get('r1')
    expect(result).toMatchObject({ changed: true, diff: expect.stringContaining('-description') })
    expect(lab.running()).toBe(before)
    expect(lab.device.receivedText()).not.toMatch(/^rollback \d/m)
    const none = (await lab.nr.run(rollback, { commits: 50 })).get('r1')
    expect(none?.error).toMatchObject({ code: 'COMMIT_FAILED' })
    expect(lab.running()).toBe(before)
  })

  it('rule 13: has no commit on trial, for its end would reboot the router', async () => {
    await using lab = await pushLab('vyos')
    await send(lab, { commit: false })
    const { nr } = lab
    const result = (await nr.run(commitConfirmed, { confirmWithinMs: 60_000 })).get('r1')
    expect(result?.error).toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('reboots the router'),
    })
    expect(lab.device.receivedText()).not.toContain('commit-confirm ')
  })

  it('is saved, which says nothing and is proven', async () => {
    await using lab = await pushLab('vyos')
    await send(lab)
    expect(lab.device.startupConfig()).not.toContain('uplink')
    expect((await lab.nr.run(saveConfig)).get('r1')?.error).toBeUndefined()
    expect(lab.device.startupConfig()).toBe(lab.running())
  })

  it('rule 12: is not called saved where what was saved is something else', async () => {
    const { save } = vyos
    if (save === undefined) throw new Error('no save')
    const platformOptions = { save: { ...save, command: 'top' } }
    await using lab = await pushLab('vyos', { platformOptions })
    await send(lab)
    expect((await lab.nr.run(saveConfig)).get('r1')?.error).toMatchObject({ code: 'SAVE_FAILED' })
  })
})

describe('ensureConfig on a VyOS', () => {
  const section = {
    parents: 'system',
    present: ["name-server '192.0.2.53'", "time-zone 'UTC'"],
    absent: 'config-management',
  }

  it('types what differs from what the device shows, and the second time nothing', async () => {
    await using lab = await pushLab('vyos')
    const first = (await lab.nr.run(ensureConfig, section)).get('r1')
    expect(first?.error).toBeUndefined()
    expect(first?.value?.lines).toEqual([
      'delete system config-management',
      "set system name-server '192.0.2.53'",
      "set system time-zone 'UTC'",
    ])
    expect(lab.running()).toContain('name-server 192.0.2.53')
    expect(lab.running()).not.toContain('config-management')
    const second = (await lab.nr.run(ensureConfig, section)).get('r1')
    expect(second).toMatchObject({ changed: false, value: { lines: [] } })
    const bare = { parents: 'system', present: ['name-server 192.0.2.53', 'time-zone UTC'] }
    const third = (await lab.nr.run(ensureConfig, bare)).get('r1')
    expect(third).toMatchObject({ changed: false, value: { lines: [] } })
    expect(lab.device.commits).toHaveLength(2)
    const port = { parents: 'interfaces ethernet eth1', present: "description 'our  uplink'" }
    expect((await lab.nr.run(ensureConfig, port)).get('r1')?.error).toBeUndefined()
    expect(lab.running()).toContain('"our  uplink"')
    const gone = { parents: port.parents, absent: "description 'our  uplink'" }
    expect((await lab.nr.run(ensureConfig, gone)).get('r1')?.error).toBeUndefined()
    expect(lab.running()).not.toContain('uplink')
  })
})
