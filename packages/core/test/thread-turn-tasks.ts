// Tasks that do something only so many at a time, for tests on threads: threads load them from here.

import { defineTask, type TaskContext } from '../src/index.ts'

const module = import.meta.url
const aWhile = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const forever = () => new Promise<never>(() => {})
const one = { key: 'turn', count: 1 }

/** Numbers that all threads share: how many do something, and how many ever did so at once. */
export const WORK = { atWork: 0, most: 1, begun: 2 } as const

/** Shared by all threads. */
export function workSeen(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * 3))
}

/** Does something that is counted while it lasts. */
async function counted(seen: Int32Array, work: () => Promise<unknown>): Promise<void> {
  const atWork = Atomics.add(seen, WORK.atWork, 1) + 1
  Atomics.add(seen, WORK.begun, 1)
  for (
    let most = Atomics.load(seen, WORK.most);
    most < atWork;
    most = Atomics.load(seen, WORK.most)
  )
    Atomics.compareExchange(seen, WORK.most, most, atWork)
  try {
    await work()
  } finally {
    Atomics.sub(seen, WORK.atWork, 1)
  }
}

function compute(ms: number): void {
  const end = Date.now() + ms
  while (Date.now() < end);
}

/** Resolves then, or rejects with the signal's reason. */
const unlessAborted = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    setTimeout(resolve, ms)
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

const works = defineTask({
  module,
  name: 'works',
  run: ({ signal, atMost }, { seen, count }: { seen: Int32Array; count: number }) =>
    atMost({ ...one, count }, () => counted(seen, () => unlessAborted(4, signal))),
})

const ways = {
  works: ({ run }: TaskContext, seen: Int32Array, count: number) => run(works, { seen, count }),
  /** Several times at once, and one after the other. */
  worksOften: async ({ atMost, signal }: TaskContext, seen: Int32Array, count: number) => {
    const work = () => counted(seen, () => unlessAborted(1, signal))
    await Promise.all([1, 2, 3].map(() => atMost({ ...one, count }, work)))
    await atMost({ ...one, count }, work)
  },
  notAwaited: ({ atMost, signal }: TaskContext, seen: Int32Array, count: number) => {
    void atMost({ ...one, count }, () => counted(seen, () => unlessAborted(3, signal)))
  },
  fails: ({ atMost }: TaskContext, seen: Int32Array, count: number) =>
    atMost({ ...one, count }, () =>
      counted(seen, () => Promise.reject(Object.assign(new Error('no'), { expected: true }))),
    ),
  computes: ({ atMost }: TaskContext, seen: Int32Array, count: number) =>
    atMost({ ...one, count }, () => counted(seen, async () => compute(5))),
  /** Keeps its turn until it is given up. */
  hangs: ({ atMost }: TaskContext, _: Int32Array, count: number) =>
    atMost({ ...one, count }, forever),
}

/** What {@link useTurn} can do. */
export type Way = keyof typeof ways
/** Their names. */
export const wayNames = Object.keys(ways) as Way[]

/** Works while fewer than so many do, in the way that is said for its host. */
export const useTurn = defineTask({
  module,
  name: 'use turn',
  run: async (
    context,
    { told, seen, count }: { told: Record<string, Way>; seen: Int32Array; count: number },
  ) => {
    await ways[told[context.host.name] ?? 'works'](context, seen, count)
  },
})

/** One host has the turn and another waits for it when their thread ends. */
export const dieWithTurn = defineTask({
  module,
  name: 'die with turn',
  run: async ({ host, atMost }, { holds, waits }: { holds: string; waits: string }) => {
    if (host.name === holds) {
      return await atMost(one, async () => {
        setTimeout(() => process.exit(3), 150)
        await forever()
      })
    }
    await aWhile(host.name === waits ? 30 : 80)
    return await atMost(one, async () => 'had its turn')
  },
})

/** One host keeps the turn for a while, the other's thread is busy when it comes and when its time is up. */
export const busyWhenCalled = defineTask({
  module,
  name: 'busy when called',
  run: async ({ host, atMost }, { seen, busy }: { seen: Int32Array; busy: string }) => {
    if (host.name !== busy) return await atMost(one, () => aWhile(100))
    await aWhile(30)
    const waiting = atMost(one, () => counted(seen, async () => {}))
    await aWhile(5)
    compute(600)
    await waiting
  },
})

/** Keeps its turn and its thread for itself. */
export const loopWithTurn = defineTask({
  module,
  name: 'loop with turn',
  run: async ({ host, atMost }, { loops }: { loops: string }) => {
    if (host.name === loops)
      await atMost(one, async () => {
        compute(1_500)
      })
    return await atMost(one, async () => 'had its turn')
  },
})

/** A step that works in its turn, or ends its thread in it. */
export const stepInTurn = defineTask({
  module,
  name: 'step in turn',
  run: ({ atMost }, { seen, dies }: { seen: Int32Array; dies: boolean }) =>
    atMost(one, () =>
      counted(seen, async () => {
        if (dies) process.exit(3)
        await aWhile(20)
      }),
    ),
})
