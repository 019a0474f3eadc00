import { Queue } from './queue.ts'
import { waitFor } from './wait-for.ts'

/** How many may do something at once. */
export interface AtMostLimit {
  /** What they have in common. */
  readonly key: string
  /** How many at once, at least 1. Whoever waits looks at its own count: it begins while fewer are at work. */
  readonly count: number
}

/** A place in a line, and then among those at work. */
export interface Turn {
  /** Resolves when the turn has come, or was left before that; undefined where it came at once. */
  readonly granted: PromiseLike<void> | undefined
  /** Gives the place to whoever is next, also that of one who still waits. Only the first call counts. */
  readonly leave: () => void
}

interface Place {
  readonly count: number
  state: 'waiting' | 'working' | 'left'
  call: () => void
}

interface Line {
  working: number
  readonly waiting: Queue<Place>
}

/** Lines of those that wait to do something, one for each key; who comes first goes first. */
export class Lines {
  readonly #lines = new Map<string, Line>()

  /**
   * Joins the line of a key. The turn must be left, come or not: see {@link inTurn}.
   *
   * @param limit - The key, and how many may be at work for this one to begin. It waits behind whoever came before,
   * also where these want fewer at work.
   */
  join({ key, count }: AtMostLimit): Turn {
    const line = this.#lines.get(key) ?? { working: 0, waiting: new Queue<Place>() }
    this.#lines.set(key, line)
    const place: Place = { count, state: 'waiting', call: () => {} }
    line.waiting.push(place)
    goOn(line)
    const leave = (): void => {
      if (place.state === 'left') return
      if (place.state === 'working') line.working -= 1
      place.state = 'left'
      place.call()
      goOn(line)
      if (line.working === 0) this.#lines.delete(key)
    }
    if (place.state !== 'waiting') return { granted: undefined, leave }
    const granted = new Promise<void>((resolve) => {
      place.call = resolve
    })
    return { granted, leave }
  }
}

/** Calls those whose turn has come. */
function goOn(line: Line): void {
  const { waiting } = line
  for (let next = waiting.first; next !== undefined; next = waiting.first) {
    if (next.state === 'waiting') {
      if (line.working >= next.count) return
      line.working += 1
      next.state = 'working'
      next.call()
    }
    waiting.shift()
  }
}

/**
 * Does something when its turn has come, and leaves the place behind it.
 *
 * @param turn - Its turn.
 * @param work - Does it.
 * @param signal - Ends the waiting. Work that has begun looks at it itself.
 * @throws what `work` throws, or the signal's reason where it aborts before `work` has begun.
 */
export async function inTurn<Value>(
  { granted, leave }: Turn,
  work: () => Promise<Value>,
  signal?: AbortSignal | undefined,
): Promise<Value> {
  try {
    if (granted !== undefined) await waitFor(granted, signal)
    signal?.throwIfAborted()
    return await work()
  } finally {
    leave()
  }
}
