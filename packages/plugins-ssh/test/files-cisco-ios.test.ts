import { checkFile, definePlatform, fileHash } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { backupLab } from './backup-lab.ts'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'cisco_ios',
  device: { startPrivileged: true },
  serverLines: ['ip scp server enable'],
  strongest: 'sha512',
  unknownCommand: { pattern: /^verify \/sha512/, left: 'md5', every: /^verify / },
  protocols: ['scp'],
  fileSystem: 'flash:',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)

describe('files of an IOS device', () => {
  const devices = [{ name: 'r1', files: { 'image.bin': 'an image' } }]

  it('have the checksum that an older release knows', async () => {
    const commands = { 'verify /sha512 flash:image.bin': "% Invalid input detected at '^' marker." }
    await using lab = await backupLab([{ ...devices[0], name: 'r1', commands }])
    const told = (await lab.nr.run(fileHash, 'image.bin')).get('r1')
    expect(told?.value?.algorithm, String(told?.error)).toBe('md5')
    const only = { file: 'image.bin', algorithm: 'sha512' } as const
    const error = (await lab.nr.run(fileHash, only)).get('r1')?.error
    expect(error).toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      cause: { code: 'COMMAND_REJECTED' },
    })
  })

  it('have names that the command line cannot take for anything else', async () => {
    await using lab = await backupLab(devices)
    for (const file of ['image bin', 'x?', 'a|b', "a'b"]) {
      const error = (await lab.nr.run(checkFile, file)).get('r1')?.error
      expect(error, file).toMatchObject({ code: 'INPUT_REFUSED' })
      lab.nr.resetFailedHosts()
    }
  })

  it('are not known on a platform that says nothing of them', async () => {
    const acme = definePlatform({ extends: 'cisco_ios', name: 'acme_switch', files: undefined })
    await using lab = await backupLab(devices, {}, acme)
    const error = (await lab.nr.run(checkFile, 'image.bin')).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
  })
})
