import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'cisco_ios',
  device: { startPrivileged: true },
  serverLines: ['ip scp server enable'],
  strongest: 'sha512',
  unknownCommand: { pattern: /^verify \/sha512/, left: 'md5', every: /^verify / },
  protocols: ['scp'],
  fileSystem: 'flash:',
  canRename: true,
})
