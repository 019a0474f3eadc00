import type { RunResult } from '../result/run-result.ts'
import type { Run } from '../run/run.ts'
import { type OutputOptions, type OutputStream, paintFor } from './paint.ts'
import { ProgressBar } from './progress-bar.ts'
import { ProgressLines } from './progress-lines.ts'
import { ProgressState } from './progress-state.ts'

/** Options of {@link liveProgress}. */
export type LiveProgressOptions = OutputOptions

/**
 * Shows a run while it goes on: on a terminal a bar with counts and the hosts that take longest,
 * elsewhere a plain line per failure and for every twentieth of the hosts.
 *
 * @param run - The run, just started.
 * @param options - Where to show it. Default: standard error.
 * @returns The run itself, for `await liveProgress(nr.run(task))`.
 */
export function liveProgress<Value, Outcome extends RunResult<Value>>(
  run: Run<Value, Outcome>,
  options: LiveProgressOptions = {},
): Run<Value, Outcome> {
  const stream: OutputStream = options.stream ?? process.stderr
  const paint = paintFor(stream, options.color)
  const state = new ProgressState(run.name)
  const display = stream.isTTY ? new ProgressBar(stream, paint) : new ProgressLines(stream, paint)
  run.events$.subscribe({
    next: (event) => {
      state.apply(event)
      display.update(state, event)
    },
    complete: () => display.end(state),
  })
  return run
}
