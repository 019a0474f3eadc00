import { describe, it } from 'vitest'
import { runnerContract } from '../testing/runner-contract.ts'
import { auto } from './auto.ts'
import { AutoRunner } from './auto-runner.ts'

runnerContract({ describe, it }, () => auto({ threads: 2 }))

describe('auto, where threads pay from the first host on', () => {
  const sample = { attempts: 8, activeMs: 1e9, busy: 1 }
  runnerContract(
    { describe, it },
    () => new AutoRunner({ threads: 2 }, () => ({ sample, ended: () => {} })),
  )
})
