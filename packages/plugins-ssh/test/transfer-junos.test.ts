import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'juniper_junos',
  strongest: 'sha256',
  unknownCommand: { pattern: /^file checksum sha-256/, left: 'md5', every: /^file checksum/ },
  protocols: ['scp'],
  sftpIsOff: true,
  fileSystem: '/var/tmp/',
  canRename: true,
})
