import type { RunEvent } from '../event/run-event.ts'
import { formatDuration, type OutputStream, type Paint, paintStatus, printable } from './paint.ts'
import type { ProgressState } from './progress-state.ts'

const REDRAW_MS = 100
const BAR_WIDTH = 24
const SLOWEST_SHOWN = 3
const DEFAULT_COLUMNS = 80

/** Progress on a terminal: a bar with counts, and the hosts that take longest below it. */
export class ProgressBar {
  readonly #stream: OutputStream
  readonly #paint: Paint
  #timer: NodeJS.Timeout | undefined
  #drawnLines = 0

  constructor(stream: OutputStream, paint: Paint) {
    this.#stream = stream
    this.#paint = paint
  }

  /** Starts redrawing with the run; events in between are drawn with the next redraw. */
  update(state: ProgressState, event: RunEvent): void {
    if (event.type !== 'run:start') return
    this.#draw(state)
    this.#timer = setInterval(() => this.#draw(state), REDRAW_MS)
    this.#timer.unref()
  }

  /** Draws the last state and leaves it on the screen. */
  end(state: ProgressState): void {
    clearInterval(this.#timer)
    this.#draw(state)
    this.#drawnLines = 0
  }

  #draw(state: ProgressState): void {
    const width = (this.#stream.columns ?? DEFAULT_COLUMNS) - 1
    const now = Date.now()
    const slowest = state.slowest(SLOWEST_SHOWN).map(({ host, startedAt, doing }) => {
      const text = `  ${printable(host)}  ${formatDuration(now - startedAt)}  ${printable(doing)}`
      return this.#paint.dim(text.trimEnd().slice(0, width))
    })
    const lines = [this.#bar(state), ...slowest]
    // Up over what was drawn before, and clear from there to the end of the screen.
    const up = this.#drawnLines > 0 ? `\u001b[${this.#drawnLines}A\u001b[J` : ''
    this.#stream.write(`${up}${lines.join('\n')}\n`)
    this.#drawnLines = lines.length
  }

  #bar(state: ProgressState): string {
    const { done, total } = state
    const filled = total === 0 ? BAR_WIDTH : Math.floor((done / total) * BAR_WIDTH)
    const bar =
      this.#paint.cyan('━'.repeat(filled)) + this.#paint.dim('─'.repeat(BAR_WIDTH - filled))
    const counts = Array.from(state.counts, ([status, count]) =>
      paintStatus(this.#paint, status, `${count} ${status}`),
    )
    return [printable(state.name), bar, `${done}/${total}`, ...counts].join('  ')
  }
}
