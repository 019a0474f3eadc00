import { waitFor } from './wait-for.ts'

interface Line {
  running: number
  readonly waiting: (() => void)[]
}

const lines = new Map<string, Line>()

/** How many may do something at once. */
export interface AtMostOptions {
  /** What they have in common. */
  readonly key: string
  /** How many at once, at least 1. */
  readonly count: number
  /** Gives up waiting. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Does something while less than `count` others of this thread do something under the same key; who comes first goes first.
 *
 * @param options - The key and the count.
 * @param work - Does it.
 * @throws what `work` throws, or the signal's reason where it aborts before its turn.
 */
export async function atMost<Value>(
  { key, count, signal }: AtMostOptions,
  work: () => Promise<Value>,
): Promise<Value> {
  signal?.throwIfAborted()
  const line = lines.get(key) ?? { running: 0, waiting: [] }
  lines.set(key, line)
  if (line.running >= count) await turnIn(line, signal)
  else line.running += 1
  try {
    return await work()
  } finally {
    leave(line)
    if (line.running === 0) lines.delete(key)
  }
}

/** The place goes on to whoever waits longest. */
function leave(line: Line): void {
  const next = line.waiting.shift()
  if (next !== undefined) next()
  else line.running -= 1
}

async function turnIn(line: Line, signal: AbortSignal | undefined): Promise<void> {
  let called: (() => void) | undefined
  const turn = new Promise<void>((resolve) => {
    called = resolve
    line.waiting.push(resolve)
  })
  try {
    await waitFor(turn, signal)
  } catch (error) {
    const at = line.waiting.indexOf(called as () => void)
    if (at >= 0) line.waiting.splice(at, 1)
    // The turn came in the same moment.
    else leave(line)
    throw error
  }
}
