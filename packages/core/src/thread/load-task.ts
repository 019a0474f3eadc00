import { nearest } from '@nornir-ts/kernel'
import type { Task, TaskFunction } from '../task/task.ts'
import type { Namespace } from './import-module.ts'
import { ThreadModuleError } from './module-error.ts'
import type { TaskAddress } from './order.ts'

/**
 * The task that a module exports.
 *
 * @param address - Where it is to be had.
 * @param namespace - What the module exports.
 * @throws {@link ThreadModuleError} when it exports no such task.
 */
export function findTask(address: TaskAddress, namespace: Namespace): Task<never> {
  const { module, task: name, export: exported } = address
  if (exported !== undefined) {
    const run = namespace[exported]
    if (typeof run === 'function') return { name, run: run as TaskFunction<never> }
    throw missing(address, `it has no function "${exported}" there`)
  }
  const tasks = Object.values(namespace).filter(isTask)
  const found = tasks.find((task) => task.name === name)
  if (found !== undefined) return found
  const names = tasks.map((task) => task.name)
  const suggestion = nearest(name, names)
  const others = suggestion === undefined ? '' : `, but "${suggestion}"`
  const problem = `it exports no task of that name${others}; export the task that defineTask returns, with module: import.meta.url`
  throw missing({ module, task: name, export: undefined }, problem)
}

function missing({ module, task }: TaskAddress, problem: string): ThreadModuleError {
  return new ThreadModuleError({ module, purpose: `task "${task}"`, problem })
}

function isTask(value: unknown): value is Task<never> {
  if (typeof value !== 'object' || value === null) return false
  const { name, run } = value as Partial<Task<never>>
  return typeof name === 'string' && typeof run === 'function'
}
