import { describeTransfers } from './transfer-suite.ts'

describeTransfers({
  platform: 'nokia_sros',
  strongest: undefined,
  protocols: ['scp'],
  fileSystem: 'cf3:',
  canRename: true,
})
