import { type PushConfigParams, pushConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type PushLab, pushLab, SHORT } from './push-lab.ts'

const push = async ({ nr }: PushLab, params: PushConfigParams) => {
  nr.resetFailedHosts()
  return (await nr.run(pushConfig, { ...SHORT, ...params })).get('r1')
}

/** What was typed to change something, without the blanks that turn pages. */
const typed = ({ device }: PushLab): string[] =>
  device
    .receivedText()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:show|get)\b/.test(line))

const DNS = ['config system dns', 'set primary 192.0.2.53', 'end']
const UNDO_DNS = ['config system dns', 'unset primary', 'end']
const PORT = ['config system interface', 'edit port2', 'set alias uplink']

describe('pushConfig on a FortiOS', () => {
  it('changes the device, validates over a new connection, and saves nothing', async () => {
    await using lab = await pushLab('fortinet')
    const result = await push(lab, { lines: DNS, validate: ['get system status'] })
    expect(result?.error).toBeUndefined()
    expect(result).toMatchObject({ status: 'ok', changed: true })
    expect(result?.value).toMatchObject({ takenBackBy: 'nothing', confirmed: false, saved: false })
    expect(result?.diff).toContain('+    set primary 192.0.2.53')
    expect(typed(lab)).toEqual(DNS)
    expect(lab.device.sessions).toBe(2)
  })

  it('rule 10: a refused line in the first block has changed nothing, and nothing is taken back', async () => {
    await using lab = await pushLab('fortinet')
    const before = lab.running()
    const lines = [...PORT, 'set nonsense 1', 'next', 'end']
    for (const rollback of [undefined, ['config system dns', 'unset primary', 'end']]) {
      const result = await push(lab, { lines, rollback })
      expect(result?.error).toMatchObject({
        code: 'PUSH_FAILED',
        stage: 'lines',
        rolledBack: true,
        changed: false,
        undone: 'It was taken back by leaving the block without applying it',
        acknowledged: PORT,
        unknown: [],
        unsent: ['next', 'end'],
        cause: { code: 'CONFIG_REJECTED', discarded: PORT },
      })
    }
    expect(typed(lab).filter((line) => line === 'end' || line.startsWith('unset'))).toEqual([])
    expect(lab.running()).toBe(before)
  })

  it('rule 9: a block that is applied before the refused one stays where no lines take it back', async () => {
    await using lab = await pushLab('fortinet')
    const result = await push(lab, { lines: [...DNS, ...PORT, 'set nonsense 1', 'end'] })
    expect(result?.error).toMatchObject({
      code: 'ROLLBACK_UNAVAILABLE',
      rolledBack: false,
      changed: true,
      acknowledged: [...DNS, ...PORT],
      cause: { applied: DNS, discarded: PORT },
    })
    expect(typed(lab).slice(-2)).toEqual(['set nonsense 1', 'abort'])
    expect(lab.running()).toContain('192.0.2.53')
    expect(lab.running()).not.toContain('uplink')
  })

  it('rule 9: and is taken back by the lines of the user, which is proven', async () => {
    await using lab = await pushLab('fortinet')
    const before = lab.running()
    const lines = [...DNS, ...PORT, 'set nonsense 1', 'end']
    const result = await push(lab, { lines, rollback: UNDO_DNS })
    expect(result?.error).toMatchObject({ code: 'PUSH_FAILED', rolledBack: true, changed: false })
    expect(typed(lab).slice(-4)).toEqual(['abort', ...UNDO_DNS])
    expect(lab.running()).toBe(before)
  })

  it.each([
    { rollback: UNDO_DNS, code: 'PUSH_FAILED', rolledBack: true },
    { rollback: undefined, code: 'ROLLBACK_UNAVAILABLE', rolledBack: false },
  ])('rule 13: a validation that fails, with the lines $rollback: $code', async (one) => {
    await using lab = await pushLab('fortinet')
    const { rollback, code, rolledBack } = one
    const validate = [{ command: 'get system status', expect: 'no device says this' }]
    const result = await push(lab, { lines: DNS, validate, rollback })
    expect(result?.error).toMatchObject({ code, stage: 'validation', rolledBack })
    expect(lab.running().includes('192.0.2.53')).toBe(!rolledBack)
  })

  it('rule 13: takes a change back that keeps new log-ins out while the old session lives', async () => {
    await using lab = await pushLab('fortinet')
    const before = lab.running()
    const edit = ['config system interface', 'edit port1']
    const lines = [...edit, 'set allowaccess ping', 'next', 'end']
    const rollback = [...edit, 'set allowaccess ping https ssh', 'next', 'end']
    const result = await push(lab, { lines, rollback, connectLimitMs: 700 })
    expect(result?.error).toMatchObject({
      stage: 'validation',
      rolledBack: true,
      cause: { code: 'VALIDATION_CONNECT' },
    })
    expect(lab.running()).toBe(before)
  })

  it('rule 15: a connection that drops in a block is seen to by another one', async () => {
    await using lab = await pushLab('fortinet')
    const before = lab.running()
    lab.device.setFaults({ dropOnCommand: 'set alias uplink' })
    const lines = [...DNS, ...PORT, 'next', 'end']
    const result = await push(lab, { lines, rollback: UNDO_DNS })
    expect(result?.error).toMatchObject({
      stage: 'lines',
      rolledBack: true,
      changed: false,
      acknowledged: DNS,
      unknown: PORT,
      unsent: ['next', 'end'],
    })
    expect(lab.running()).toBe(before)
    expect(lab.device.sessions).toBe(2)
  })

  it('rule 11: in a virtual domain the session is given up, and another one proves the rest', async () => {
    await using lab = await pushLab('fortinet', { vdoms: [] })
    const before = lab.running()
    const lines = ['config global', ...PORT, 'set nonsense 1', 'end', 'end']
    const result = await push(lab, { lines })
    expect(result?.error).toMatchObject({ stage: 'lines', rolledBack: true, changed: false })
    expect(typed(lab).slice(-2)).toEqual(['abort', 'abort'])
    expect(lab.running()).toBe(before)
  })

  it('rule 16: a cancelled run takes back what was applied before it ends', async () => {
    await using lab = await pushLab('fortinet', { faults: { thinkTimeMs: 50 } })
    const before = lab.running()
    const lines = [...DNS, ...PORT, 'set description x', 'next', 'end']
    const run = lab.nr.run(pushConfig, { ...SHORT, lines, rollback: UNDO_DNS })
    await eventually(() => expect(lab.device.receivedText()).toContain('set alias'))
    run.cancel('enough')
    const result = (await run).get('r1')
    expect(result?.status).toBe('cancelled')
    expect(result?.error).toMatchObject({ rolledBack: true, changed: false })
    expect(typed(lab).slice(-4)).toEqual(['abort', ...UNDO_DNS])
    expect(lab.running()).toBe(before)
  })

  it('refuses lines that are no blocks, also those that take back, before anything is sent', async () => {
    await using lab = await pushLab('fortinet')
    const bad = ['config system dns', 'unset primary']
    for (const params of [{ lines: bad }, { lines: DNS, rollback: bad }])
      expect((await push(lab, params))?.error).toMatchObject({ code: 'INPUT_REFUSED' })
    const locked = await push(lab, { lines: DNS, lock: 'exclusive' })
    expect(locked?.error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(lab.device.receivedText()).toBe('')
  })
})
