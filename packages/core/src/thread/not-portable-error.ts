import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TaskNotPortableError}. */
export interface TaskNotPortableDetails {
  /** Name of the task. */
  readonly task: string
}

/** A task cannot run on another thread, because nothing says where that one gets it from. Nothing was run. */
export class TaskNotPortableError extends NornirError implements TaskNotPortableDetails {
  readonly code = 'TASK_NOT_PORTABLE'
  /** Name of the task. */
  readonly task: string

  constructor({ task }: TaskNotPortableDetails, options?: ErrorOptions) {
    super(
      `Task "${task}" cannot run on a thread: declare it with defineTask({ module: import.meta.url, … }) and export it from a module of tasks; for a bare function name its module: workers({ modules: [{ url, exports: tasks }] }); or run it on one thread (runner concurrent)`,
      options,
    )
    this.task = task
  }
}

/** Details of a {@link PluginNotPortableError}. */
export interface PluginNotPortableDetails {
  /** Name of the connection plugin. */
  readonly plugin: string
  /** Why it cannot. */
  readonly reason: string
}

/** A configured connection plugin cannot be had on another thread. Nothing was run. */
export class PluginNotPortableError extends NornirError implements PluginNotPortableDetails {
  readonly code = 'PLUGIN_NOT_PORTABLE'
  /** Name of the connection plugin. */
  readonly plugin: string
  /** Why it cannot. */
  readonly reason: string

  constructor({ plugin, reason }: PluginNotPortableDetails, options?: ErrorOptions) {
    super(
      `Connection plugin "${plugin}" cannot be used on threads: ${reason}; export it in a list named connections from a module of its own, and name that: workers({ setup: new URL('./setup.ts', import.meta.url) })`,
      options,
    )
    this.plugin = plugin
    this.reason = reason
  }
}
