// Talks to devices over HTTP, with a connection plugin of our own: `http-api.ts`. A plugin is a value
// with `name`, `open` and `close`; what it opens is typed in the task. `http-api.test.ts` runs the
// suite that every connection plugin must pass.

import { initNornir, printSummary } from '@nornir-ts/core'
import { startHttpDevice } from './device.ts'
import { readVersion } from './tasks.ts'

await using one = await startHttpDevice('7.1.0')
await using two = await startHttpDevice('7.2.3')

await using nr = await initNornir({
  inventory: {
    hosts: {
      'ap-1': { port: one.port },
      'ap-2': { port: two.port },
      'ap-3': { port: two.port, password: 'wrong' },
    },
    defaults: {
      hostname: '127.0.0.1',
      username: 'admin',
      password: 'lab-only-password',
      connection_options: { http: { extras: { scheme: 'http' } } },
    },
  },
})

const result = await nr.run(readVersion)
printSummary(result, { columns: { version: ({ value }) => value ?? '' } })
