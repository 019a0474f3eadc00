import { transferFile } from '@nornir-ts/plugins-ssh'
import { expect, it } from 'vitest'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { labFiles } from './lab-files.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'arista_eos',
  device: { startPrivileged: true },
  strongest: 'sha512',
  unknownCommand: { pattern: /^verify \/sha512/, left: 'md5', every: /^verify / },
  protocols: ['scp', 'sftp'],
  fileSystem: 'flash:',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)

it('files of EOS are not moved for a user who is not privileged', async () => {
  const files = { 'image.bin': 'an image' }
  await using lab = await labFiles({ platform: 'arista_eos', files })
  const params = { direction: 'get', local: lab.path('image.bin') } as const
  const error = (await lab.nr.run(transferFile, params)).get('r1')?.error
  expect(error?.message).toContain('privileged mode required')
})
