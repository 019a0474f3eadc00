import { setMaxListeners } from 'node:events'
import { type AtMostLimit, inTurn } from '@nornir-ts/kernel'
import type { Stop } from '../cancellation/stop.ts'
import { InvalidLimitError } from '../task/invalid-limit-error.ts'
import type { RunnerServices } from './runner.ts'

/**
 * Does a part of a task when its turn in the run has come, unless the task is told to stop before that.
 *
 * @param services - Those of the task's attempt.
 * @param limit - What it is for, and how many may do it at once.
 * @param work - The part.
 * @throws InvalidLimitError for a limit that makes no sense; why the task was told to stop; what `work` throws.
 */
export async function inLine<Value>(
  services: Pick<RunnerServices, 'joinLine' | 'stop'>,
  limit: AtMostLimit,
  work: () => Promise<Value>,
): Promise<Value> {
  checkLimit(limit)
  const { signal } = services.stop
  setMaxListeners(0, signal) // one for each part of the task that waits
  return await inTurn(services.joinLine(limit), work, signal)
}

function checkLimit({ key, count }: AtMostLimit): void {
  if (typeof key !== 'string' || key === '')
    throw new InvalidLimitError({ field: 'key', received: key })
  const isCount = Number.isInteger(count) || count === Number.POSITIVE_INFINITY
  if (!isCount || count < 1) throw new InvalidLimitError({ field: 'count', received: count })
}

/**
 * Nobody has to listen to what ends because its task was told to stop: the host's result tells of that, and
 * Node would end the process, and all other hosts with it.
 *
 * @param doing - What a task does.
 * @param stop - Tells the task to stop.
 * @returns The same for the task to await, which is not handled where it fails by itself.
 */
export function listenedToOnStop<Value>(doing: Promise<Value>, stop: Stop): Promise<Value> {
  const given = doing.then((value) => value)
  doing.catch(() => {
    if (stop.aborted) given.catch(() => {})
  })
  return given
}
