import type { RunEvent } from '../event/run-event.ts'
import { rootFailure } from '../task/root-failure.ts'
import { type OutputStream, type Paint, paintStatus, printable } from './paint.ts'
import type { ProgressState } from './progress-state.ts'

const STEPS = 20

/** Progress as plain lines, for logs and pipes: each failure, and every twentieth of the hosts. */
export class ProgressLines {
  readonly #stream: OutputStream
  readonly #paint: Paint
  #step = 0

  constructor(stream: OutputStream, paint: Paint) {
    this.#stream = stream
    this.#paint = paint
  }

  /** Shows what the event changed. */
  update(state: ProgressState, event: RunEvent): void {
    if (event.type !== 'host:end') return
    const { host, status, error } = event.result
    if (error)
      this.#line(
        state,
        `${printable(host)} ${paintStatus(this.#paint, status)}: ${printable(rootFailure(error).message)}`,
      )
    const step = Math.floor((state.done * STEPS) / state.total)
    if (step === this.#step) return
    this.#step = step
    const counts = Array.from(state.counts, ([name, count]) => `${count} ${name}`)
    this.#line(state, counts.join(', '))
  }

  /** Shows the end. */
  end(): void {}

  #line(state: ProgressState, text: string): void {
    this.#stream.write(`${printable(state.name)} ${state.done}/${state.total}  ${text}\n`)
  }
}
