import { describe, it } from 'vitest'
import { concurrent, serial } from '../index.ts'
import { runnerContract } from '../testing.ts'

runnerContract({ describe, it }, concurrent)
runnerContract({ describe, it }, serial)
