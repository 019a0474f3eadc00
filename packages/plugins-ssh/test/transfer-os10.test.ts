import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
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
})
