import type { RunEvent } from '../event/run-event.ts'
import type { ResultStatus } from '../result/result.ts'

/** A host at work. */
export interface HostAtWork {
  /** Its name. */
  readonly host: string
  /** When the task started on it, in milliseconds since the epoch. */
  readonly startedAt: number
  /** What it is doing, as far as it told. */
  doing: string
}

/** How far a run is, gathered from its events. */
export class ProgressState {
  /** Name of the run's task. */
  readonly name: string
  /** How many hosts the run has. */
  total = 0
  /** How many hosts have ended. */
  done = 0
  /** How many hosts ended in each status. */
  readonly counts = new Map<ResultStatus, number>()
  readonly #atWork = new Map<string, HostAtWork>()

  constructor(name: string) {
    this.name = name
  }

  /**
   * Takes in an event.
   *
   * @param event - The next event of the run.
   */
  apply(event: RunEvent): void {
    if (event.type === 'run:start') this.total = event.hosts.length
    else if (event.type === 'host:start')
      this.#atWork.set(event.host, {
        host: event.host,
        startedAt: event.time.getTime(),
        doing: '',
      })
    else if (event.type === 'host:end') {
      const { status } = event.result
      this.#atWork.delete(event.host)
      this.done += 1
      this.counts.set(status, (this.counts.get(status) ?? 0) + 1)
    } else if (event.type === 'subtask:start') this.#tell(event.host, event.path.at(-1) ?? '')
    else if (event.type === 'progress')
      this.#tell(event.host, `${event.message ?? ''} ${Math.round(event.fraction * 100)} %`.trim())
  }

  /**
   * The hosts that have been at work longest.
   *
   * @param count - How many at most.
   */
  slowest(count: number): readonly HostAtWork[] {
    // Hosts enter in the order of their start.
    const slowest: HostAtWork[] = []
    for (const host of this.#atWork.values()) {
      if (slowest.length === count) break
      slowest.push(host)
    }
    return slowest
  }

  #tell(host: string, doing: string): void {
    const atWork = this.#atWork.get(host)
    if (atWork) atWork.doing = doing
  }
}
