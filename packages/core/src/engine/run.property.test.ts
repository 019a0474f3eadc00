import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import {
  type AggregatedResult,
  type ConnectionPlugin,
  concurrent,
  type Nornir,
  type Processor,
  type RunEvent,
  serial,
  type TaskContext,
} from '../index.ts'

const behaviours = {
  ok: async () => 'ok',
  sync: () => 'ok',
  throws: () => {
    throw new Error('no')
  },
  hangs: () => new Promise<never>(() => {}),
  slow: () => new Promise((resolve) => setTimeout(resolve, 40)),
  listens: ({ signal }: TaskContext) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  subtask: ({ run }: TaskContext) => run(behaviours.ok),
  nestedSubtask: ({ run }: TaskContext) => run(behaviours.hangingSubtask),
  busy: () => {
    throw Object.assign(new Error('busy'), { retryable: true })
  },
  failingSubtask: ({ run }: TaskContext) => run(behaviours.throws),
  allowedSubtask: ({ run }: TaskContext) =>
    run(behaviours.throws, undefined, { allowFailure: true }),
  hangingSubtask: ({ run }: TaskContext) => run(behaviours.hangs),
  inTurn: ({ atMost, signal }: TaskContext) => atMost(turn, () => work(5, signal)),
  keepsTurn: ({ atMost }: TaskContext) => atMost(turn, () => behaviours.hangs()),
  turnsNotAwaited: ({ atMost, signal }: TaskContext) => {
    for (let count = 0; count < 3; count += 1) void atMost(turn, () => work(3, signal))
  },
  writes: async ({ connection }: TaskContext) => void (await connection(device)).write(),
  /** Goes on writing whatever it is told, as long as it lives. */
  zombie: async ({ connection }: TaskContext) => {
    const session = await connection(device)
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      session.write()
    }
  },
}

const turn = { key: 'turn', count: 2 }
/** Those that are at work in their turn, and the most that ever were. */
let inTurn = { now: 0, most: 0 }

async function work(ms: number, signal: AbortSignal): Promise<void> {
  inTurn.now += 1
  inTurn.most = Math.max(inTurn.most, inTurn.now)
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    })
  } finally {
    inTurn.now -= 1
  }
}

class Session {
  readonly host: string
  constructor(host: string) {
    this.host = host
  }
  write(): void {
    writes.push(this.host)
  }
}

let writes: string[] = []
let open = 0
const device: ConnectionPlugin<Session> = {
  name: 'device',
  open: async ({ host }) => {
    open += 1
    return new Session(host)
  },
  close: async () => {
    open -= 1
  },
}

const badProcessor: Processor = {
  taskStarted: () => Promise.reject(new Error('no')),
  taskInstanceStarted: () => {
    throw new Error('no')
  },
  taskInstanceCompleted: () => new Promise(() => {}),
  taskCompleted: () => {
    throw new Error('no')
  },
}

const oddOrEven = ({ name }: { name: string }): string => (/[02468]$/.test(name) ? 'even' : 'odd')

const scenario = fc.record({
  tasks: fc.array(fc.constantFrom(...(Object.keys(behaviours) as (keyof typeof behaviours)[])), {
    maxLength: 12,
  }),
  runner: fc.constantFrom(serial, concurrent),
  hasBadProcessor: fc.boolean(),
  cancelAtMs: fc.option(fc.integer({ min: 0, max: 100 })),
  policy: fc.record(
    {
      concurrency: fc.integer({ min: 1, max: 5 }),
      graceMs: fc.integer({ min: 0, max: 20 }),
      maxFailures: fc.integer({ min: 0, max: 4 }),
      waves: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
      runTimeoutMs: fc.integer({ min: 0, max: 200 }),
      limits: fc.constant([{ key: oddOrEven, max: 1 }]),
      separate: fc.constant(oddOrEven),
      connectLimit: fc.record({ atOnce: fc.integer({ min: 1, max: 2 }) }),
      retry: fc.record({ attempts: fc.integer({ min: 1, max: 3 }), delayMs: fc.constant(3) }),
    },
    { requiredKeys: [] },
  ),
})

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

const TIMEOUT_MS = 60
const PROCESSOR_TIMEOUT_MS = 7

/** The longest that a run may take: every host one after the other, each with all its limits. */
function boundMs({ tasks, policy }: Scenario): number {
  const attempts = policy.retry?.attempts ?? 1
  const perHost =
    (TIMEOUT_MS + (policy.graceMs ?? 2_000) + PROCESSOR_TIMEOUT_MS + 2) * attempts + 10
  return (tasks.length + 1) * perHost
}

interface Observed {
  readonly nr: Nornir
  readonly result: AggregatedResult
  readonly events: readonly RunEvent[]
  readonly iterated: readonly string[]
}

async function perform(given: Scenario): Promise<Observed> {
  const nr = await nornirOf(given.tasks.length, {
    runner: given.runner(),
    processors: given.hasBadProcessor ? [badProcessor] : [],
    policy: {
      graceMs: 20,
      ...given.policy,
      timeoutMs: TIMEOUT_MS,
      processorTimeoutMs: PROCESSOR_TIMEOUT_MS,
    },
  })
  const names = [...nr.inventory.hosts.keys()]
  const run = nr.run((context) =>
    behaviours[given.tasks[names.indexOf(context.host.name)] ?? 'ok'](context),
  )
  const events: RunEvent[] = []
  run.events$.subscribe((event) => {
    events.push(event)
    throw new Error('a subscriber that throws')
  })
  const iterated: string[] = []
  const iterating = (async () => {
    for await (const { host } of run) iterated.push(host)
  })()
  let result: AggregatedResult | undefined
  void run.then((settled) => {
    result = settled
  })
  const { cancelAtMs } = given
  if (cancelAtMs !== null) setTimeout(() => run.cancel('enough'), cancelAtMs)
  for (let time = 0; time <= boundMs(given) && result === undefined; time += 5)
    await vi.advanceTimersByTimeAsync(5)
  if (result === undefined) throw new Error(`the run did not settle within ${boundMs(given)} ms`)
  await vi.advanceTimersByTimeAsync(cancelAtMs ?? 0)
  await iterating
  return { nr, result, events, iterated }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  writes = []
  open = 0
  inTurn = { now: 0, most: 0 }
})
afterEach(() => void vi.useRealTimers())

describe('law: whatever tasks, processors, subscribers and limits do', () => {
  it('every host has one result, all of them are told, and nothing is left behind', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { nr, result, events, iterated } = await perform(given)
        const names = [...nr.inventory.hosts.keys()]
        expect([...result.keys()]).toEqual(names)
        expect(iterated.toSorted()).toEqual(names.toSorted())
        const ends = events.filter(({ type }) => type === 'host:end')
        expect(ends.map((event) => 'host' in event && event.host).toSorted()).toEqual(
          names.toSorted(),
        )
        expect(events.at(0)?.type).toBe('run:start')
        expect(events.at(-1)?.type).toBe('run:end')
        for (const [host, { status }] of result)
          expect(nr.failedHosts.has(host)).toBe(status !== 'ok')
        expect(inTurn.most, 'at work in their turn').toBeLessThanOrEqual(turn.count)
        expect(inTurn.now, 'at work behind the end').toBe(0)

        writes = []
        await vi.advanceTimersByTimeAsync(50)
        expect(writes, 'nothing reaches a device after its host has ended').toEqual([])
        await nr.close()
        expect(open, 'open connections').toBe(0)
        expect(vi.getTimerCount(), 'timers').toBe(0)
      }),
      { numRuns: 150 },
    )
  })
})
