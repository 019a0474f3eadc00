import { type Context, createContext, Script } from 'node:vm'

/** Only what a script runs can be given a time limit: this one runs what stands in its context. */
interface Watched {
  readonly script: Script
  readonly context: Context & { work?: (() => unknown) | undefined }
}

let watchedScript: Watched | undefined

/**
 * Does something that may take for ever, for a time. Each call costs 0.1 ms: Node starts a thread that watches.
 *
 * @param work - It must change nothing, since it can be stopped anywhere; regular expressions can, too.
 * @param limitMs - In milliseconds of wall-clock time.
 * @returns What `work` returned; `undefined` where it was stopped.
 */
export function doWatched<Value>(
  work: () => Value,
  limitMs: number,
): { readonly value: Value } | undefined {
  watchedScript ??= { script: new Script('work()'), context: createContext({}) }
  const { script, context } = watchedScript
  context.work = work
  try {
    return { value: script.runInContext(context, { timeout: limitMs }) as Value }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    context.work = undefined
  }
}
