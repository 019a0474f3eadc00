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
