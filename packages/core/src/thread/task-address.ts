import type { Task } from '../task/task.ts'
import type { Namespace } from './import-module.ts'
import { TaskNotPortableError } from './not-portable-error.ts'
import type { TaskAddress } from './order.ts'

/** A module whose bare functions and tasks can be run on threads. */
export interface TaskModule {
  /** Its URL, such as `new URL('./tasks.ts', import.meta.url)`. */
  readonly url: string | URL
  /** What it exports: `import * as tasks from './tasks.ts'`. */
  readonly exports: Namespace
}

/**
 * Where a thread gets a task from.
 *
 * @param task - The task, or what stands for a bare function.
 * @param modules - Modules that the user has named.
 * @throws {@link TaskNotPortableError} when nothing says so.
 */
export function taskAddress(task: Task<never>, modules: readonly TaskModule[]): TaskAddress {
  const { name, module } = task
  if (module !== undefined) return { module, task: name, export: undefined }
  for (const { url, exports } of modules) {
    for (const [key, value] of Object.entries(exports)) {
      if (value === task) return { module: String(url), task: name, export: undefined }
      if (value === task.run) return { module: String(url), task: name, export: key }
    }
  }
  throw new TaskNotPortableError({ task: name })
}
