import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'juniper_junos',
  strongest: 'sha256',
  unknownCommand: { pattern: /^file checksum sha-256/, left: 'md5' },
  protocols: ['scp'],
  fileSystem: '/var/tmp/',
  canRename: true,
})
