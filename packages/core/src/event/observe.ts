import { createRequire } from 'node:module'
import type { Logger } from 'pino'
import type { Observable, Observer, Subscriber, Subscription } from 'rxjs'
import type { EventHub } from './event-hub.ts'
import type { RunEvent } from './run-event.ts'

type Rxjs = typeof import('rxjs')

// rxjs costs 65 ms to import: it is loaded when someone first asks for events. `require`, because
// `events$` is a property and cannot wait.
const require = createRequire(import.meta.url)

/**
 * The events of a run as an rxjs stream: hot, without replay, completed after `run:end`.
 *
 * rxjs turns an error thrown by a subscriber's callback into an uncaught exception, which ends the
 * process; here it is logged, and the subscriber goes on with the next event. So is what an `async`
 * callback rejects with. Behind operators (`pipe`) rxjs is on its own.
 *
 * @param hub - Where the events come from.
 * @param log - Where a throwing subscriber is reported.
 */
export function observe(hub: EventHub, log: Logger): Observable<RunEvent> {
  const { Observable, Subscriber } = require('rxjs') as Rxjs
  const events = new Observable<RunEvent>((subscriber) =>
    hub.listen(
      (event) => subscriber.next(event),
      () => subscriber.complete(),
    ),
  )
  const subscribe = events.subscribe.bind(events) as (
    observer: Partial<Observer<RunEvent>> | Subscriber<RunEvent>,
  ) => Subscription

  function guarded(
    observer: Partial<Observer<RunEvent>> | ((event: RunEvent) => void) | null | undefined,
    error?: ((error: unknown) => void) | null,
    complete?: (() => void) | null,
  ): Subscription {
    // Operators subscribe with subscribers of their own, which carry errors downstream.
    if (observer instanceof Subscriber) return subscribe(observer)
    const given =
      typeof observer === 'function' || observer == null
        ? { next: observer, error, complete }
        : observer
    const report = (thrown: unknown): void =>
      log.error({ err: thrown }, 'a subscriber of run events threw')
    const guard = <Args extends unknown[]>(call: (...args: Args) => unknown) => {
      return (...args: Args): void => {
        try {
          const pending = call(...args)
          if (pending instanceof Promise) pending.catch(report)
        } catch (thrown) {
          report(thrown)
        }
      }
    }
    return subscribe({
      next: guard((event) => given.next?.(event)),
      error: guard((thrown) => given.error?.(thrown)),
      complete: guard(() => given.complete?.()),
    })
  }
  return Object.assign(events, { subscribe: guarded })
}
