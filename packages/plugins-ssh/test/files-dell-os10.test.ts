import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'dell_os10',
  strongest: 'sha512',
  unknownCommand: {
    pattern: /^system "sha512sum/,
    left: 'md5',
    every: /^system "(?:md5|sha512)sum/,
  },
  protocols: ['scp'],
  fileSystem: '/home/admin/',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)
