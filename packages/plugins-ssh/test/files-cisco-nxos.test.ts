import { sendConfig, transferFile } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { type LabFiles, labFiles } from './lab-files.ts'
import { describeTransfers } from './transfer-suite.ts'

const platform = 'cisco_nxos'

const subject: FileSubject = {
  platform,
  serverLines: ['feature scp-server', 'feature sftp-server'],
  strongest: 'sha512',
  unknownCommand: { pattern: /sha512sum$/, left: 'md5', every: /sum$/ },
  protocols: ['scp', 'sftp'],
  fileSystem: 'bootflash:',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)

describe('transferFile and the servers of NX-OS', () => {
  const content = Buffer.alloc(300_000, 'image')

  async function turnOn({ nr }: LabFiles, ...lines: readonly string[]): Promise<void> {
    const done = await nr.run(sendConfig, [...lines])
    done.throwOnError()
  }

  it('says of each that it is off, and which line turns it on', async () => {
    await using lab = await labFiles({ platform })
    for (const protocol of ['scp', 'sftp'] as const) {
      lab.nr.resetFailedHosts()
      const params = await lab.put(content, { protocol })
      const error = (await lab.nr.run(transferFile, params)).get('r1')?.error
      const lines = [`feature ${protocol}-server`]
      expect(error, String(error)).toMatchObject({ code: 'FILE_SERVER_OFF', lines })
    }
    expect(lab.device.fileNames()).toEqual([])
  })

  it('turns on the one that is wanted', async () => {
    await using lab = await labFiles({ platform })
    const before = lab.device.runningConfig()
    for (const protocol of ['scp', 'sftp'] as const) {
      const file = `${protocol}.bin`
      const params = await lab.put(content, { protocol, file, enableServer: true })
      const done = (await lab.nr.run(transferFile, params)).get('r1')
      expect(done?.value?.verified, String(done?.error)).toBe(true)
      expect(lab.device.receivedText()).toContain(`feature ${protocol}-server`)
    }
    expect(lab.device.runningConfig()).toBe(before)
  })

  it('takes SFTP where that alone is on', async () => {
    await using lab = await labFiles({ platform })
    await turnOn(lab, 'feature sftp-server')
    const done = (await lab.nr.run(transferFile, await lab.put(content))).get('r1')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
  })

  it('tells of a user whom SFTP does not let in', async () => {
    await using lab = await labFiles({ platform, username: 'operator' })
    await turnOn(lab, 'feature sftp-server')
    const params = await lab.put(content, { protocol: 'sftp' })
    const error = (await lab.nr.run(transferFile, params)).get('r1')?.error
    expect(error, String(error)).toMatchObject({ code: 'FILE_PROTOCOL_UNAVAILABLE' })
  })

  it('goes on by SFTP where an earlier transfer stopped', async () => {
    const part = content.subarray(0, 100_000)
    await using lab = await labFiles({ platform, files: { 'image.bin.part': part } })
    await turnOn(lab, 'feature scp-server', 'feature sftp-server')
    const moved: number[] = []
    const run = lab.nr.run(transferFile, await lab.put(content, { resume: true }))
    run.events$.subscribe((event) => {
      if (event.type === 'progress' && event.fraction > 0) moved.push(event.fraction * 300_000)
    })
    const done = (await run).get('r1')
    expect(done?.value?.verified, String(done?.error)).toBe(true)
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(100_000)
    expect(lab.device.file('image.bin')?.equals(content)).toBe(true)
  })
})
