import { describe, it } from 'vitest'
import { runnerContract } from '../testing/runner-contract.ts'
import { workers } from './workers.ts'

runnerContract({ describe, it }, () => workers({ threads: 2 }))
