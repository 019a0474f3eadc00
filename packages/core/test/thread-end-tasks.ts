// Tasks of the tests of the workers runner that are told to end, or end their thread: threads load them from here.

import { threadId } from 'node:worker_threads'
import { defineTask } from '../src/index.ts'
import { device } from './thread-device.ts'
import { where } from './thread-tasks.ts'

const module = import.meta.url
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Keeps its thread from all else. */
function compute(ms: number): void {
  const end = Date.now() + ms
  while (Date.now() < end);
}

export const listen = defineTask({
  module,
  name: 'listen',
  run: ({ signal }) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    ),
})
export const ignore = defineTask({
  module,
  name: 'ignore',
  run: () => new Promise<never>(() => {}),
})

/** Goes on whatever it is told. */
export const zombie = defineTask({
  module,
  name: 'zombie',
  run: async ({ connection, progress, run }, told: Int32Array) => {
    for (let count = 0; count < 60; count += 1) {
      await aWhile(10)
      for (const act of [() => connection(device), () => run(where), async () => progress(1)])
        await act().catch(({ code }) => {
          if (code === 'CONTEXT_REVOKED') Atomics.add(told, 0, 1)
        })
    }
  },
})
export const writeSoon = defineTask({
  module,
  name: 'write soon',
  run: async ({ connection }) => {
    const session = await connection(device)
    await aWhile(20)
    for (;;) {
      try {
        session.write()
      } catch {
        // It does not care.
      }
      await aWhile(1)
    }
  },
})
export const writeOnce = defineTask({
  module,
  name: 'write once',
  run: async ({ connection }) => (await connection(device)).write(),
})
/** The named host keeps the thread busy, the others write. */
export const computeOrWrite = defineTask({
  module,
  name: 'compute or write',
  run: async ({ host, connection }, { busy, ms }: { busy: string; ms: number }) => {
    const session = await connection(device)
    await aWhile(5) // for all of them in one turn, so that no news come between
    if (host.name === busy) compute(ms)
    else session.write()
  },
})
export const loopForever = defineTask({
  module,
  name: 'loop',
  run: () => {
    for (;;);
  },
})

export type Death = 'exit' | 'uncaught' | 'unhandled' | 'memory'
/** Ends its thread on one host. */
export const die = defineTask({
  module,
  name: 'die',
  run: async ({ host, connection }, params: { on: string; how: Death; connects?: boolean }) => {
    if (params.connects) await connection(device)
    if (host.name !== params.on) {
      await aWhile(100)
      return threadId
    }
    await aWhile(20)
    if (params.how === 'exit') process.exit(3)
    if (params.how === 'unhandled') void Promise.reject(new Error('nobody listens'))
    if (params.how === 'uncaught')
      setTimeout(() => {
        throw new Error('out of a timer')
      })
    const memory: unknown[] = []
    if (params.how === 'memory') for (;;) memory.push(new Array(10_000).fill(memory.length))
    return await new Promise<never>(() => {})
  },
})

export const changeSlowly = defineTask({
  module,
  name: 'change slowly',
  run: async ({ connection, signal }, ms: number) => {
    const session = await connection(device)
    await session.change(ms)
    signal.throwIfAborted()
    return 'complete'
  },
})
