import type { RestClient } from '../client/rest-client.ts'

/** Gives the next piece of work; `undefined` when there is none now: what is under way may make more. */
export type NextJob = (client: RestClient) => Promise<void> | undefined

/**
 * Does work, several pieces at once, until there is no more. When one fails, the others are ended first.
 *
 * @param client - What they work with.
 * @param concurrency - How many at once.
 * @param next - Gives them.
 * @throws what the first that failed threw.
 */
export async function inParallel(
  client: RestClient,
  concurrency: number,
  next: NextJob,
): Promise<void> {
  const abort = new AbortController()
  const end = (): void => abort.abort(client.signal?.reason)
  client.signal?.throwIfAborted()
  client.signal?.addEventListener('abort', end, { once: true })
  const own = client.until(abort.signal)
  const active = new Set<Promise<void>>()
  try {
    for (;;) {
      while (active.size < concurrency) {
        const job = next(own)
        if (job === undefined) break
        const settled: Promise<void> = job.finally(() => active.delete(settled))
        active.add(settled)
      }
      if (active.size === 0) return
      await Promise.race(active)
    }
  } catch (error) {
    const others = Promise.allSettled(active)
    abort.abort(error)
    await others
    throw error
  } finally {
    client.signal?.removeEventListener('abort', end)
  }
}
