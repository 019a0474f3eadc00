import { defineTask } from '@nornir-ts/core'
import { type ConfigLock, definePlatform, ssh } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import { startRecorded } from '../../lab/test/recorded/start-recorded.ts'
import { type UniconRecording, uniconStand } from '../../lab/test/recorded/unicon-stand.ts'
import { recordedHost } from './recorded-host.ts'

interface CommitLines {
  readonly lines: readonly string[]
  readonly words?: object
  readonly lock?: ConfigLock
}

/** Enters the candidate, types lines, commits. */
const commitLines = defineTask({
  name: 'commit lines',
  run: async ({ connection }, { lines, words, lock = 'shared' }: CommitLines) => {
    const session = await connection(ssh)
    await session.sendConfig(lines, { commit: false, lock })
    return await session.commit({ words: { ...words } })
  },
})

/** The recordings leave configuration mode by another word. */
const junos = definePlatform({
  extends: 'juniper_junos',
  name: 'recorded_junos',
  changes: [{ from: 'config', to: 'exec', command: 'exit' }],
})

describe.skipIf(!hasRecordings)('commits on recordings (set NORNIR_TS_TEST_DATA)', () => {
  const commit = async (state: string, params: CommitLines) => {
    const recording = readRecording<UniconRecording>('unicon/junos_mock_data.yaml')
    await using device = await startRecorded({ stand: () => uniconStand(recording, { state }) })
    await using host = await recordedHost(device, {
      platform: 'recorded_junos',
      platforms: [junos],
    })
    return (await host.nr.run(commitLines, params)).get('r1')
  }
  const lines = ['set snmp health-monitor']

  it('rule 12: takes "commit complete" for a commit', async () => {
    const result = await commit('exec', { lines })
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ command: 'commit', changed: true })
  })

  it('tells why a commit was refused: the check-out failed', async () => {
    const result = await commit('exec3', { lines: ['# nothing'] })
    expect(result?.error).toMatchObject({
      code: 'COMMIT_FAILED',
      changed: false,
      reason: 'error: configuration check-out failed',
      output: expect.stringContaining('Only unit 0 is valid for this encapsulation'),
    })
  })

  it('rule 12: takes an answer that proves nothing for no commit', async () => {
    const result = await commit('exec4', { lines: ['# nothing'] })
    expect(result?.error).toMatchObject({ code: 'COMMIT_FAILED', changed: 'unknown' })
  })

  it('tells why a commit of both routing engines was refused', async () => {
    const result = await commit('exec5', { lines: ['# nothing'], words: { synchronize: true } })
    expect(result?.error).toMatchObject({
      code: 'COMMIT_FAILED',
      command: 'commit synchronize',
      reason: expect.stringContaining('statements constraint check failed'),
    })
  })

  it('rule 12: takes the mark in the prompt of a VRP 8 for its commit', async () => {
    const recording = readRecording<UniconRecording>('unicon/hvrp_mock_data.yaml')
    await using device = await startRecorded({
      stand: () => uniconStand(recording, { state: 'exec' }),
    })
    await using host = await recordedHost(device, { platform: 'huawei_vrpv8' })
    const params = {
      lines: ['bgp 65000', ' peer 1.1.1.1 as-number 64666'],
      lock: 'private' as const,
    }
    const result = (await host.nr.run(commitLines, params)).get('r1')
    expect(result?.error).toBeUndefined()
    expect(result?.value).toMatchObject({ command: 'commit', changed: true })
  })
})
