import { type AtMostLimit, inTurn, Lines } from './lines.ts'

const lines = new Lines()

/** How many may do something at once. */
export interface AtMostOptions extends AtMostLimit {
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
  { signal, ...limit }: AtMostOptions,
  work: () => Promise<Value>,
): Promise<Value> {
  return await inTurn(lines.join(limit), work, signal)
}
