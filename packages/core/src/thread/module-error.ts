import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ThreadModuleError}. */
export interface ThreadModuleDetails {
  /** URL of the module. */
  readonly module: string
  /** What it is for: `task "uptime"`, `set-up`. */
  readonly purpose: string
  /** What is wrong with it. */
  readonly problem: string
}

/** A thread of the workers runner cannot use a module. Nothing was run. What loading it threw is the `cause`. */
export class ThreadModuleError extends NornirError implements ThreadModuleDetails {
  readonly code = 'THREAD_MODULE'
  /** URL of the module. */
  readonly module: string
  /** What it is for: `task "uptime"`, `set-up`. */
  readonly purpose: string
  /** What is wrong with it. */
  readonly problem: string

  constructor({ module, purpose, problem }: ThreadModuleDetails, options?: ErrorOptions) {
    super(`Module ${module} (${purpose}) cannot be used on a thread: ${problem}`, options)
    this.module = module
    this.purpose = purpose
    this.problem = problem
  }
}
