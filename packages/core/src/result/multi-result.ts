import type { FailedResult, OkResult, Result } from './result.ts'
import type { Changed } from './returned-result.ts'

/**
 * The results of a task and its subtasks on one host, as a tree.
 *
 * It shows the fields of its first result, the task's own (but `changed` speaks of all of them).
 * Iterating gives the task's result first, then its subtasks in the order in which they were
 * started: a plain {@link Result} for a subtask without subtasks, a nested {@link MultiResult} otherwise.
 */
export class ResultTree implements Iterable<Result> {
  readonly #results: readonly Result[]

  /** @internal */
  constructor(results: readonly Result[]) {
    this.#results = results
  }

  /** The task's own result, then its subtasks'. */
  get results(): readonly Result[] {
    return this.#results
  }

  /** The results of the subtasks, in order. */
  get children(): readonly Result[] {
    return this.#results.slice(1)
  }

  /**
   * The first subtask's result of that name, or undefined.
   *
   * @param name - The subtask's name.
   */
  child(name: string): Result | undefined {
    return this.#results.find((result, index) => index > 0 && result.name === name)
  }

  /** The task's own result, then its subtasks'. */
  [Symbol.iterator](): Iterator<Result> {
    return this.#results[Symbol.iterator]()
  }
}

/** {@inheritDoc ResultTree} */
export type MultiResult<Value = unknown> = Result<Value> & ResultTree

/** A {@link MultiResult} whose task succeeded. */
export type OkMultiResult<Value = unknown> = OkResult<Value> & ResultTree

/** A {@link MultiResult} whose task did not succeed. */
export type FailedMultiResult = FailedResult & ResultTree

/**
 * Puts a task's own result and its subtasks' together.
 *
 * @param own - The task's own result.
 * @param children - The subtasks' results, in the order in which they were started.
 */
export function multiResult<Value>(
  own: Result<Value>,
  children: readonly Result[],
): MultiResult<Value> {
  const changed = children.reduce((sum, child) => anyChanged(sum, child.changed), own.changed)
  return Object.assign(new ResultTree([own, ...children]), own, { changed })
}

/**
 * Tells whether a result has subtasks' results below it.
 *
 * @param result - A result, typically a child of a {@link MultiResult}.
 */
export function isMultiResult<Value>(result: Result<Value>): result is MultiResult<Value> {
  return result instanceof ResultTree
}

function anyChanged(one: Changed, other: Changed): Changed {
  if (one === true || other === true) return true
  return one === 'unknown' || other === 'unknown' ? 'unknown' : false
}
