import type { RunEvent } from '../event/run-event.ts'
import { errorToJson, resultToJson } from '../result/result-json.ts'
import type { RunResult } from '../result/run-result.ts'
import type { Run } from '../run/run.ts'

/** Where {@link writeEvents} writes: a file, a socket, standard output. */
export interface EventSink {
  /** Takes one line with its line feed. */
  write(line: string): unknown
}

/**
 * Writes the events of a run as NDJSON, one line each as they happen: for log collectors, and for
 * programs that follow a run from outside. Secrets are `[secret]`.
 *
 * A `host:end` has the host's whole result; `run:end` only counts, since the results were written.
 *
 * @param run - The run, just started.
 * @param sink - Where to write.
 * @returns The run itself, for `await writeEvents(nr.run(task), file)`.
 */
export function writeEvents<Value, Outcome extends RunResult<Value>>(
  run: Run<Value, Outcome>,
  sink: EventSink,
): Run<Value, Outcome> {
  run.events$.subscribe((event) => void sink.write(`${JSON.stringify(toPlain(event))}\n`))
  return run
}

function toPlain(event: RunEvent): Readonly<Record<string, unknown>> {
  if (event.type === 'host:end') return { ...event, result: resultToJson(event.result) }
  if (event.type === 'retry') return { ...event, error: errorToJson(event.error) }
  if (event.type !== 'run:end') return { ...event }
  const { result, ...fields } = event
  return { ...fields, failed: result.failed, counts: result.counts }
}
