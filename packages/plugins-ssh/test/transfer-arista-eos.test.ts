import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'arista_eos',
  device: { startPrivileged: true },
  strongest: 'sha512',
  unknownCommand: { pattern: /^verify \/sha512/, left: 'md5', every: /^verify / },
  protocols: ['scp', 'sftp'],
  fileSystem: 'flash:',
  canRename: true,
})
