// Runs a task on 20 000 hosts that returns 10 KB on each, and prints how many MB of heap that took at its
// peak. Argument: a file for the results; without one they are kept. Needs --expose-gc.

import { concurrent } from '../../src/index.ts'
import { nornirOf } from '../hosts.ts'

const resultsFile = process.argv[2]
const collect = globalThis.gc as () => void

function heapMb(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

let peakMb = 0
let ended = 0
const nr = await nornirOf(20_000, {
  runner: concurrent(),
  processors: [
    {
      taskInstanceCompleted: () => {
        ended += 1
        if (ended % 2_000 === 0) peakMb = Math.max(peakMb, heapMb())
      },
    },
  ],
})
const task = (): string => Buffer.alloc(10_000, `${ended}`).toString('latin1')

const beforeMb = heapMb()
const run = resultsFile === undefined ? nr.run(task) : nr.run(task, undefined, { resultsFile })
const result = await run
peakMb = Math.max(peakMb, heapMb())
if (result.size !== 20_000) throw new Error(`${result.size} hosts`)
process.stdout.write(`${peakMb - beforeMb}`)
