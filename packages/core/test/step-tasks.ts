import { createHash } from 'node:crypto'
import { threadId } from 'node:worker_threads'
import { defineTask } from '../src/task/task.ts'

const module = import.meta.url

/** Says where it runs, and what it was given. */
export const where = defineTask({
  module,
  name: 'where',
  run: ({ host, log }, text: string) => {
    log.info('a step')
    return { threadId, host: host.name, hash: createHash('sha256').update(text).digest('hex') }
  },
})

/** Fails. */
export const fail = defineTask({
  module,
  name: 'fail',
  run: () => {
    throw new RangeError('too much')
  },
})

/** Asks for a connection. */
export const connect = defineTask({
  module,
  name: 'connect',
  run: ({ connection }) => connection({ name: 'x', open: async () => ({}), close: async () => {} }),
})

/** Offloads a step. */
export const offloading = defineTask({
  module,
  name: 'offloading',
  run: async ({ offload }, text: string) => ({ own: threadId, step: await offload(where, text) }),
})
