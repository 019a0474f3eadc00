import type { FailedResult, OkResult, Result, ResultFields, ResultStatus } from './result.ts'
import type { Changed } from './returned-result.ts'
import type { Severity } from './severity.ts'

/**
 * The results of a task and its subtasks on one host, as a tree.
 *
 * It shows the fields of its first result, the task's own (but `changed` speaks of all of them).
 * Iterating gives the task's result first, then its subtasks in the order in which they were
 * started: a plain {@link Result} for a subtask without subtasks, a nested {@link MultiResult} otherwise.
 */
export class ResultTree implements ResultFields, Iterable<Result> {
  // A run keeps one of these per host: every field is set here, in one go, so that all of them share
  // a shape, and the task's own result is not kept beside them.
  /** {@inheritDoc ResultFields.host} */
  readonly host: string
  /** {@inheritDoc ResultFields.name} */
  readonly name: string
  /** How the task ended. */
  readonly status: ResultStatus
  /** What the task returned; undefined when it did not succeed. */
  readonly value: unknown
  /** Why the task did not succeed; undefined when it did. */
  readonly error: Error | undefined
  /** Whether the task or one of its subtasks changed the device. */
  readonly changed: Changed
  /** {@inheritDoc ResultFields.diff} */
  readonly diff: string
  /** {@inheritDoc ResultFields.severity} */
  readonly severity: Severity
  /** {@inheritDoc ResultFields.startedAt} */
  readonly startedAt: Date
  /** {@inheritDoc ResultFields.durationMs} */
  readonly durationMs: number
  /** {@inheritDoc ResultFields.attempts} */
  readonly attempts: number
  /** {@inheritDoc ResultFields.warnings} */
  readonly warnings: readonly string[]
  /** The results of the subtasks, in the order in which they were started. */
  readonly children: readonly Result[]
  readonly #ownChanged: Changed

  /** @internal */
  constructor(own: Result, children: readonly Result[]) {
    this.host = own.host
    this.name = own.name
    this.status = own.status
    this.value = own.value
    this.error = own.error
    this.changed = children.reduce((sum, child) => anyChanged(sum, child.changed), own.changed)
    this.diff = own.diff
    this.severity = own.severity
    this.startedAt = own.startedAt
    this.durationMs = own.durationMs
    this.attempts = own.attempts
    this.warnings = own.warnings
    this.children = children
    this.#ownChanged = own.changed
  }

  /** The task's own result, then its subtasks'. */
  get results(): readonly Result[] {
    const { children, ...fields } = this
    return [{ ...fields, changed: this.#ownChanged } as Result, ...children]
  }

  /**
   * The first subtask's result of that name, or undefined.
   *
   * @param name - The subtask's name.
   */
  child(name: string): Result | undefined {
    return this.children.find((result) => result.name === name)
  }

  /** The task's own result, then its subtasks'. */
  [Symbol.iterator](): Iterator<Result> {
    return this.results[Symbol.iterator]()
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
  return new ResultTree(own, children) as MultiResult<Value>
}

/**
 * How a subtask's result is shown below its parent: as it is when it has subtasks of its own, else as
 * a plain result.
 *
 * @param result - The subtask's result.
 */
export function asChild(result: MultiResult): Result {
  return result.children.length > 0 ? result : (result.results[0] ?? result)
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
