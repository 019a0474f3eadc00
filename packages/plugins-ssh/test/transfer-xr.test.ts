import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'cisco_xr',
  strongest: 'md5',
  unknownCommand: { pattern: /^show md5/, left: undefined, every: /^show md5/ },
  protocols: ['sftp', 'scp'],
  fileSystem: 'disk0:/',
  canRename: false,
})
