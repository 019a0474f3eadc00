import { waitFor } from './wait-for.ts'

/**
 * Waits for a time, but not longer than until the signal aborts.
 *
 * @param waitMs - How long, in milliseconds.
 * @param signal - Ends the waiting.
 * @throws the signal's reason once it aborts.
 */
export async function pause(waitMs: number, signal?: AbortSignal | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs)
  })
  await waitFor(over, signal).finally(() => clearTimeout(timer))
}
