// A process of its own that uses threads: node process.ts <exit|wait> [close]

import { initNornir, workers } from '../../src/index.ts'
import { die } from '../thread-end-tasks.ts'

const [, , how, close] = process.argv
const nr = await initNornir({
  inventory: { hosts: { h1: {}, h2: {}, h3: {} } },
  runner: workers({ threads: 1 }),
  policy: { concurrency: 1 },
})
const result = await nr.run(die, { on: how === 'exit' ? 'h1' : 'nowhere', how: 'exit' })
if (close === 'close') await nr.close()
console.log(Array.from(result.values(), ({ status }) => status).join(' '))
