export {
  type ConnectionPluginSubject,
  connectionPluginContract,
} from './testing/connection-plugin-contract.ts'
export { runnerContract } from './testing/runner-contract.ts'
export type { TestFunctions } from './testing/test-functions.ts'
