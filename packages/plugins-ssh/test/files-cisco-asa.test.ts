import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'cisco_asa',
  device: { startPrivileged: true },
  serverLines: ['ssh scopy enable'],
  strongest: 'sha512',
  unknownCommand: { pattern: /^verify \/sha-512/, left: 'md5', every: /^verify / },
  protocols: ['scp'],
  fileSystem: 'disk0:/',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)
