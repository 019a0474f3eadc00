import type { Logger } from 'pino'
import type { RunEvent, RunEventFields } from './run-event.ts'

/** Takes the events of a run. */
export type RunEventListener = (event: RunEvent) => void

/** A {@link RunEvent} without the fields that the hub fills in. */
export type RunEventBody = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, Exclude<keyof RunEventFields, 'type'>>
    : never
  : never

/** Hands the events of one run to whoever listens. A listener that throws is logged and isolated. */
export class EventHub {
  readonly #listeners = new Map<RunEventListener, () => void>()
  readonly #fields: Pick<RunEventFields, 'runId' | 'task'>
  readonly #log: Logger
  #ended = false

  constructor(fields: Pick<RunEventFields, 'runId' | 'task'>, log: Logger) {
    this.#fields = fields
    this.#log = log
  }

  /**
   * Adds a listener.
   *
   * @param listener - Called with every event from now on.
   * @param onEnd - Called after the last event; at once when that is past.
   * @returns Takes the listener away again.
   */
  listen(listener: RunEventListener, onEnd: () => void): () => void {
    if (this.#ended) {
      onEnd()
      return () => {}
    }
    this.#listeners.set(listener, onEnd)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Tells all listeners. Costs nothing when there are none.
   *
   * @param makeEvent - Makes the event; called only when someone listens.
   */
  emit(makeEvent: () => RunEventBody): void {
    if (this.#listeners.size === 0) return
    const event = { ...this.#fields, time: new Date(), ...makeEvent() } as RunEvent
    for (const listener of [...this.#listeners.keys()]) {
      try {
        listener(event)
      } catch (error) {
        this.#log.error({ err: error, event: event.type }, 'a listener of run events threw')
      }
    }
  }

  /** Tells all listeners that there are no more events. */
  end(): void {
    this.#ended = true
    const ends = [...this.#listeners.values()]
    this.#listeners.clear()
    for (const onEnd of ends) onEnd()
  }
}
