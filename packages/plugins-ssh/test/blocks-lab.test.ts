import { getConfig, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type PushLab, pushLab } from './push-lab.ts'

const send = async ({ nr }: PushLab, lines: string | readonly string[]) => {
  nr.resetFailedHosts()
  return (await nr.run(sendConfig, lines)).get('r1')
}

/** What was typed in one session, line by line. */
const typed = ({ device }: PushLab, session?: number): string[] =>
  device.receivedText(session).split('\n').slice(0, -1)

const DNS = ['config system dns', ' set primary 192.0.2.53', 'end']
const PORT = ['config system interface', ' edit port2', '  set alias uplink']
const POLICY = ['config firewall policy', 'edit 0', 'set srcintf port1']

describe('sendConfig on a FortiOS', () => {
  it('applies two blocks, one after the other, and types nothing else', async () => {
    await using lab = await pushLab('fortinet')
    const lines = [...DNS, ...PORT, ' next', 'end']
    const result = await send(lab, lines)
    expect(result).toMatchObject({ status: 'ok', changed: true, diff: '' })
    expect(result?.value?.map(({ outcome }) => outcome)).toEqual(lines.map(() => 'taken'))
    expect(typed(lab)).toEqual(lines)
    expect(lab.running()).toContain('set primary 192.0.2.53')
    expect(lab.running()).toContain('set alias "uplink"')
  })

  it('rule 11: a refused line in the middle of a block: aborted, never ended, nothing changed', async () => {
    await using lab = await pushLab('fortinet')
    const before = lab.running()
    const result = await send(lab, [...PORT, '  set nonsense 1', ' next', 'end'])
    expect(result).toMatchObject({ status: 'failed', changed: false })
    expect(result?.error).toMatchObject({
      code: 'CONFIG_REJECTED',
      line: '  set nonsense 1',
      reason: "command parse error before 'nonsense'",
      applied: [],
      discarded: PORT,
      unknown: [],
      unsent: [' next', 'end'],
    })
    expect(typed(lab)).toEqual([...PORT, '  set nonsense 1', 'abort'])
    expect(lab.running()).toBe(before)
    expect(await send(lab, DNS)).toMatchObject({ status: 'ok' })
    expect(lab.device.sessions).toBe(1)
  })

  it('tells the block that is applied from the one that was refused', async () => {
    await using lab = await pushLab('fortinet')
    const result = await send(lab, [...DNS, ...PORT, 'set status sideways', 'end'])
    expect(result).toMatchObject({ status: 'failed', changed: true })
    expect(result?.error).toMatchObject({ applied: DNS, discarded: PORT, unknown: [] })
    expect(typed(lab).slice(-2)).toEqual(['set status sideways', 'abort'])
    expect(lab.running()).toContain('192.0.2.53')
    expect(lab.running()).not.toContain('uplink')
  })

  it('tells the entries that next has applied from the one that was refused', async () => {
    await using lab = await pushLab('fortinet')
    const lines = [...PORT, 'next', 'edit port3', 'set alias lost', 'set vlanid x', 'end']
    const result = await send(lab, lines)
    expect(result?.error).toMatchObject({
      applied: [...PORT, 'next'],
      discarded: ['edit port3', 'set alias lost'],
      changed: true,
    })
    expect(lab.running()).toContain('uplink')
    expect(lab.running()).not.toContain('lost')
  })

  it('does not say of a deletion before the refused line that it was dropped: it was not', async () => {
    await using lab = await pushLab('fortinet')
    const lines = ['config system interface', 'delete port3', 'edit port2', 'set nonsense 1', 'end']
    const result = await send(lab, lines)
    expect(result).toMatchObject({ status: 'failed', changed: 'unknown' })
    expect(result?.error).toMatchObject({
      discarded: [lines[0], 'edit port2'],
      unknown: ['delete port3'],
    })
    expect(lab.running()).not.toContain('port3')
  })

  it.each(['end', 'next'])(
    '%s that is refused, as something is missing: the entry is dropped',
    async (close) => {
      await using lab = await pushLab('fortinet')
      const before = lab.running()
      const lines = [...POLICY, close, ...(close === 'next' ? ['end'] : [])]
      const result = await send(lab, lines)
      expect(result?.error).toMatchObject({
        code: 'CONFIG_REJECTED',
        line: close,
        reason: "Attribute 'dstintf' MUST be set.",
        applied: [],
        discarded: POLICY,
        unknown: [],
        changed: false,
      })
      // A refused end has left the block by itself.
      expect(typed(lab)).toEqual([...POLICY, close, ...(close === 'next' ? ['abort'] : [])])
      expect(lab.running()).toBe(before)
    },
  )

  it('rule 15: a connection that drops within a block: what was applied, and the rest in doubt', async () => {
    await using lab = await pushLab('fortinet')
    lab.device.setFaults({ dropOnCommand: 'set status down' })
    const result = await send(lab, [...DNS, ...PORT, 'set status down', 'next', 'end'])
    expect(result).toMatchObject({ status: 'failed', changed: 'unknown' })
    expect(result?.error).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      acknowledged: DNS,
      discarded: [],
      unknown: [...PORT, 'set status down'],
      unsent: ['next', 'end'],
    })
    expect(typed(lab).at(-1)).toBe('set status down')
    expect(lab.device.sessions).toBe(1)
  })

  it('rule 6: a line that hangs in a block: closed, without Ctrl-C and without end', async () => {
    await using lab = await pushLab('fortinet', { limits: { commandTimeoutMs: 300 } })
    lab.device.setFaults({ hangOnCommand: 'set status down' })
    const before = lab.running()
    const result = await send(lab, [...PORT, 'set status down', 'next', 'end'])
    expect(result?.error).toMatchObject({
      unknown: [...PORT, 'set status down'],
      cause: { code: 'PROMPT_TIMEOUT' },
    })
    await eventually(() => expect(lab.device.openSessions).toBe(0))
    expect(lab.device.receivedText().endsWith('set status down\n')).toBe(true)
    expect(lab.running()).toBe(before)
  })

  it('rule 16: a cancelled run finishes the line and aborts the block', async () => {
    await using lab = await pushLab('fortinet', { faults: { thinkTimeMs: 50 } })
    const before = lab.running()
    const lines = [...PORT, 'set description x', 'set role lan', 'next', 'end']
    const run = lab.nr.run(sendConfig, lines)
    await eventually(() => expect(lab.device.receivedText()).toContain('set alias'))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result).toMatchObject({ status: 'cancelled', changed: false })
    expect(result?.error).toMatchObject({ acknowledged: [], unknown: [], discarded: PORT })
    expect(typed(lab)).toEqual([...PORT, 'abort'])
    expect(lab.running()).toBe(before)
  })

  it.each([
    ['a block that is not closed', PORT, ' edit port2'],
    ['an end too many', [...DNS, 'end'], 'end'],
    ['a command behind it', [...DNS, 'execute reboot'], 'execute reboot'],
    ['a command within it', [...PORT, 'execute reboot', 'end'], 'execute reboot'],
    ['an abort', [...PORT, 'abort'], 'abort'],
  ])('%s: refused, and nothing is sent', async (_what, lines, line) => {
    await using lab = await pushLab('fortinet')
    const result = await send(lab, lines)
    expect(result?.error).toMatchObject({ code: 'INPUT_REFUSED', input: JSON.stringify(line) })
    expect(lab.device.receivedText()).toBe('')
  })

  it('follows a host name that it has changed', async () => {
    await using lab = await pushLab('fortinet')
    await send(lab, ['config system global', 'set hostname fw9', 'end'])
    expect(await send(lab, DNS)).toMatchObject({ status: 'ok' })
    expect(lab.device.sessions).toBe(1)
  })

  it('leaves alone what somebody else has open, and what is open in its own session', async () => {
    await using lab = await pushLab('fortinet')
    const somebody = async (command: string) =>
      await lab.nr.run(sendCommand, { command, connection: 'somebody' })
    for (const line of ['config system global', 'set hostname theirs']) await somebody(line)
    expect(await send(lab, DNS)).toMatchObject({ status: 'ok' })
    expect(lab.running()).not.toContain('theirs')
    await somebody('end')
    expect(lab.running()).toContain('theirs')
    await lab.nr.run(sendCommand, 'config system global')
    const from = typed(lab).length
    expect((await send(lab, DNS))?.error).toMatchObject({ code: 'MODE', wanted: 'exec' })
    expect(typed(lab).slice(from)).toEqual([])
  })

  it('reads the configuration whole where commands are typed, and the context where it stands', async () => {
    await using lab = await pushLab('fortinet')
    const whole = (await lab.nr.run(getConfig)).get('r1')
    expect(whole?.value).toMatchObject({ isProvenWhole: true })
    expect(whole?.value?.text).toContain('config system interface')
    await lab.nr.run(sendCommand, 'config system dns')
    const part = (await lab.nr.run(getConfig)).get('r1')
    expect(part?.value?.text).toBe('config system dns\nend')
  })
})

describe('sendConfig on a FortiOS that is divided into virtual domains', () => {
  const address = ['config firewall address', 'edit web', 'set subnet 192.0.2.9/32', 'next', 'end']
  const divided = () => pushLab('fortinet', { vdoms: ['DMZ'] })

  it('types what is common and what belongs to a domain', async () => {
    await using lab = await divided()
    const lines = ['config global', ...DNS, 'end', 'config vdom', 'edit DMZ', ...address, 'end']
    expect(await send(lab, lines)).toMatchObject({ status: 'ok', changed: true })
    expect(typed(lab)).toEqual(lines)
    expect(lab.running()).toMatch(/edit DMZ\nconfig firewall address\n {4}edit "web"\n/)
    expect(await send(lab, ['config global', ...DNS, 'end'])).toMatchObject({ status: 'ok' })
    expect(lab.device.sessions).toBe(1)
  })

  it('a refused line: the block is aborted, the blocks before it stay, and nothing is ended', async () => {
    await using lab = await divided()
    const open = ['config vdom', 'edit DMZ']
    const second = ['config firewall policy', 'edit 0', 'set srcintf nowhere']
    const result = await send(lab, [...open, ...address, ...second, 'end', 'end'])
    expect(result).toMatchObject({ status: 'failed', changed: true })
    expect(result?.error).toMatchObject({
      applied: [...open, ...address],
      discarded: second.slice(0, 2),
      unknown: [],
    })
    // Nothing is known to leave a domain but end: the session is given up.
    expect(typed(lab).slice(-3)).toEqual([second[2], 'abort', 'abort'])
    await eventually(() => expect(lab.device.openSessions).toBe(0))
    expect(lab.running()).toContain('"web"')
    expect(lab.running()).not.toContain('config firewall policy')
    expect(await send(lab, ['config global', ...DNS, 'end'])).toMatchObject({ status: 'ok' })
  })

  it('does not say of a domain that it was there before', async () => {
    await using lab = await divided()
    const result = await send(lab, ['config vdom', 'edit TYPO', 'config nonsense', 'end', 'end'])
    expect(result).toMatchObject({ changed: 'unknown' })
    expect(result?.error).toMatchObject({ unknown: ['edit TYPO'], discarded: ['config vdom'] })
    expect(lab.running()).toContain('edit TYPO')
  })
})
