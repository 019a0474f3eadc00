// The tasks of the runner contract, in a module of their own: a runner may load them by its URL.

import { defineTask } from '../task/task.ts'

const module = import.meta.url

/** Returns the host's name. */
export const nameHost = defineTask({ module, name: 'name', run: ({ host }) => host.name })

/** Returns its parameters. */
export const echoParams = defineTask({
  module,
  name: 'echo',
  run: (_, params: unknown) => params,
})

/** Fails on `h2`. */
export const failOnH2 = defineTask({
  module,
  name: 'fail on h2',
  run: ({ host }) => {
    if (host.name === 'h2') throw new Error('h2 fails')
  },
})

/** Fails on every host. */
export const failAlways = defineTask({
  module,
  name: 'fail',
  run: () => {
    throw new Error('always')
  },
})

/** Runs two subtasks. */
export const nestSubtasks = defineTask({
  module,
  name: 'nest',
  run: async ({ run }) => {
    await run(echoParams, 1)
    await run(nameHost)
  },
})

/** Runs a subtask that fails. */
export const runFailingSubtask = defineTask({
  module,
  name: 'run failing',
  run: async ({ run }) => void (await run(failAlways)),
})

/** Tells that it is half done. */
export const tellProgress = defineTask({
  module,
  name: 'tell',
  run: ({ progress }) => progress(0.5, 'half'),
})

/** Ends when it is told to. */
export const keepSignal = defineTask({
  module,
  name: 'listen',
  run: ({ signal }) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    }),
})

/** Never ends. */
export const neverEnd = defineTask({
  module,
  name: 'never end',
  run: () => new Promise<never>(() => {}),
})

/** When work was done, in microseconds of a clock that all threads and processes of a machine share. */
export interface WorkTime {
  /** When it began. */
  readonly from: number
  /** When it ended. */
  readonly to: number
}

const now = (): number => Number(process.hrtime.bigint() / 1_000n)
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** Works for a moment while only so many do, and says when. */
const workInTurn = defineTask({
  module,
  name: 'work in turn',
  run: ({ atMost }, count: number): Promise<WorkTime> =>
    atMost({ key: 'contract', count }, async () => {
      const from = now()
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { from, to: now() }
    }),
})

/** The same in a subtask. */
export const runInTurn = defineTask({
  module,
  name: 'run in turn',
  run: async ({ run }, count: number) => (await run(workInTurn, count)).value,
})

/** Does three things one at a time, and says in which order they began. */
export const keepOrder = defineTask({
  module,
  name: 'keep order',
  run: async ({ atMost }) => {
    const begun: number[] = []
    const begin = (index: number) => async () => void begun.push(index)
    const limit = { key: 'contract', count: 1 }
    await Promise.all([0, 1, 2].map((index) => atMost(limit, begin(index))))
    return begun
  },
})

/** Never ends on `h1`, and there keeps what the others need. */
export const keepTurnOnH1 = defineTask({
  module,
  name: 'keep turn',
  run: ({ host, atMost }) =>
    atMost({ key: 'contract', count: 1 }, async () => {
      if (host.name === 'h1') await new Promise<never>(() => {})
    }),
})

/** Waits for what it keeps itself. */
export const waitForItself = defineTask({
  module,
  name: 'wait for itself',
  run: async ({ signal, atMost }) => {
    const limit = { key: 'contract', count: 1 }
    const keeping = atMost(limit, () => untilAborted(signal)).catch(() => {})
    let hasBegun = false
    const thrown = await atMost(limit, async () => {
      hasBegun = true
    }).catch((error: unknown) => error)
    await keeping
    return { hasBegun, isReason: thrown === signal.reason }
  },
})
