import { NornirError } from '@nornir-ts/kernel'

/** `initNornir` was called on a thread of the `workers` runner, mostly by a task's module when it was loaded there. */
export class NestedRunError extends NornirError {
  readonly code = 'NESTED_RUN'

  constructor() {
    super(
      'initNornir was called on a thread of the workers runner: a module of tasks must not start runs when it is imported; keep tasks in a file of their own, beside the one that calls initNornir',
    )
  }
}
