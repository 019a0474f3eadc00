// What tasks can do to a run, for its property test on threads: threads load it from here.

import { defineTask, type TaskContext } from '../src/index.ts'
import { device } from './thread-device.ts'
import { PortDownError } from './thread-tasks.ts'

const module = import.meta.url
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const ok = defineTask({ module, name: 'ok', run: async () => 'ok' })
const hangs = defineTask({ module, name: 'hangs', run: () => new Promise<never>(() => {}) })
const throws = defineTask({
  module,
  name: 'throws',
  run: () => {
    throw new Error('no')
  },
})
const runsHanging = defineTask({ module, name: 'runs', run: ({ run }) => run(hangs) })

const behaviours = {
  ok: () => 'ok',
  throws: () => {
    throw new Error('no')
  },
  hangs: () => new Promise<never>(() => {}),
  slow: () => aWhile(40),
  listens: ({ signal }: TaskContext) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  busy: () => {
    throw new PortDownError('busy')
  },
  computes: () => {
    const end = Date.now() + 30
    while (Date.now() < end);
  },
  subtask: ({ run }: TaskContext) => run(ok),
  failingSubtask: ({ run }: TaskContext) => run(throws),
  allowedSubtask: ({ run }: TaskContext) => run(throws, undefined, { allowFailure: true }),
  hangingSubtask: ({ run }: TaskContext) => run(runsHanging),
  cannotCross: () => ({ call: () => 1 }),
  setsWhatCannotCross: ({ host }: TaskContext) => host.set('call', () => 1),
  writes: async ({ connection }: TaskContext) => void (await connection(device)).write(),
  ownSession: async ({ connection }: TaskContext) =>
    void (await connection(device, { isNew: true })).write(),
  /** Goes on writing whatever it is told, for as long as the test looks. */
  zombie: async ({ connection }: TaskContext) => {
    const session = await connection(device)
    for (let count = 0; count < 200; count += 1) {
      await aWhile(3)
      try {
        session.write()
      } catch {
        // It does not care.
      }
    }
  },
}

/** What {@link behave} can do. */
export type Behaviour = keyof typeof behaviours
/** Their names. */
export const behaviourNames = Object.keys(behaviours) as Behaviour[]

/** Does what it is told for its host. */
export const behave = defineTask({
  module,
  name: 'behave',
  run: async (context, told: Readonly<Record<string, Behaviour>>) =>
    await behaviours[told[context.host.name] ?? 'ok'](context),
})
