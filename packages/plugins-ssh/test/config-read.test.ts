import { getConfig, saveConfig, sendConfig } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { backupLab } from './backup-lab.ts'

describe('getConfig on a lab device', () => {
  it('gives what the device does, and what it would come up with', async () => {
    await using lab = await backupLab()
    await lab.nr.run(sendConfig, ['snmp-server location here'])
    const running = (await lab.nr.run(getConfig)).get('r1')
    const header =
      /^Building configuration\.\.\.\n\nCurrent configuration : \d+ bytes\n!\n! Last configuration change at .*\n/
    expect(running?.value?.text).toMatch(header)
    expect(`${running?.value?.text.replace(header, '')}\n`).toBe(lab.device('r1').runningConfig())
    expect(running).toMatchObject({ changed: false, warnings: [] })
    const read = async () => {
      const options = { source: 'startup', normalize: true } as const
      return `${(await lab.nr.run(getConfig, options)).get('r1')?.value?.text}\n`
    }
    expect(await read()).toBe(lab.device('r1').startupConfig())
    expect(await read()).not.toContain('here')
    await lab.nr.run(saveConfig)
    expect(await read()).toBe(lab.device('r1').runningConfig())
  })

  it.each([
    ['byte by byte', { chunkBytes: 1 }],
    ['page by page, where paging cannot be switched off', { pagingCannotBeDisabled: true }],
    ['past a silence in its middle', { pause: { behind: 'interface ', forMs: 100 } }],
  ])('reads it whole %s', async (_how, faults) => {
    await using lab = await backupLab([{ name: 'r1', faults }])
    const result = (await lab.nr.run(getConfig, { normalize: true })).get('r1')
    expect(`${result?.value?.text}\n`, String(result?.error)).toBe(lab.device('r1').runningConfig())
  })

  it('refuses one that ends in its middle, by a prompt in a banner', async () => {
    const text = 'Building configuration...\n\nhostname r1\nbanner motd ^C\nr1#'
    const commands = { 'show running-config': text }
    await using lab = await backupLab([{ name: 'r1', commands }])
    const error = (await lab.nr.run(getConfig)).get('r1')?.error
    expect(error).toMatchObject({ code: 'CONFIG_TRUNCATED', command: 'show running-config' })
  })

  it('is no configuration when the link goes away in its middle', async () => {
    const faults = { dropOnCommand: 'show running-config' }
    await using lab = await backupLab([{ name: 'r1', faults }])
    const error = (await lab.nr.run(getConfig)).get('r1')?.error
    expect(error).toMatchObject({ code: 'SESSION_CLOSED' })
  })
})
