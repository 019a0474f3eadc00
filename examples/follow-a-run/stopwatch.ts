import type { Host, MultiResult, Processor, TaskInfo } from '@nornir-ts/core'

/** A processor that adds up how long each subtask took over all hosts. */
export class Stopwatch implements Processor {
  readonly #totals = new Map<string, number>()

  /** Milliseconds by name of the subtask. */
  get totalsMs(): ReadonlyMap<string, number> {
    return this.#totals
  }

  /** Called by the engine after each subtask; the host goes on when it has returned. */
  subtaskInstanceCompleted({ name }: TaskInfo, _host: Host, { durationMs }: MultiResult): void {
    this.#totals.set(name, (this.#totals.get(name) ?? 0) + durationMs)
  }
}
