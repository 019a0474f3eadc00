import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupConfig, getConfig, saveConfig, sendConfig } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { testNornir } from './ssh-target.ts'

describeWith(['frr'], 'configurations of FRR', () => {
  let frr: Frr
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-frr-backups-'))
    frr = await startFrr()
  }, 30_000)

  afterAll(async () => {
    await frr.close()
    await rm(folder, { recursive: true })
  })

  const open = () => {
    const { hostname, port, username, password } = frr
    return testNornir({ frr: { hostname, port, username, password, platform: 'frr' } })
  }

  it('what getConfig gives is what FRR stores, and its end', async () => {
    await using lab = await open()
    const lines = ['interface lo', ' description why? so', 'router bgp 65000']
    await lab.nr.run(sendConfig, [...lines, ' neighbor 192.0.2.9 remote-as 65001'])
    await lab.nr.run(saveConfig)
    const config = (await lab.nr.run(getConfig, { normalize: true })).get('frr')?.value
    expect(config).toMatchObject({ source: 'running', isProvenWhole: true })
    expect(config?.text).toBe(`${await readFile(frr.configFile, 'utf8')}end`)
  })

  it('a backup changes when FRR does, and only then', async () => {
    await using lab = await open()
    const backup = async () => (await lab.nr.run(backupConfig, { folder })).get('frr')?.value
    expect(await backup()).toMatchObject({ changed: true, diff: '' })
    expect(await backup()).toMatchObject({ changed: false, diff: '' })
    await lab.nr.run(sendConfig, ['ip route 192.0.2.0/24 blackhole'])
    const changed = await backup()
    expect(changed?.diff.match(/^[+-](?![+-]).*/gm)).toEqual([
      '+ip route 192.0.2.0/24 blackhole',
      '+!',
    ])
    await lab.nr.run(sendConfig, ['no ip route 192.0.2.0/24 blackhole'])
    await lab.nr.run(saveConfig)
    await backup()
    const stored = await readFile(frr.configFile, 'utf8')
    expect(await readFile(join(folder, 'frr.cfg'), 'utf8')).toBe(`${stored}end\n`)
  })

  it('has no startup configuration to show, and says what it has', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(getConfig, { source: 'startup' })).get('frr')?.error
    expect(error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(error?.message).toContain('but running (text)')
  })
})
