import type { TaskInfo } from '../processor/processor.ts'
import type { RunPreparation } from '../runner/runner.ts'
import type { HostScope } from './host-scope.ts'

/**
 * What a runner, or who runs offloaded steps, may need to know of a run.
 *
 * @param scope - The run.
 * @param info - Its task, or the step.
 */
export function runPreparation(scope: HostScope, info: TaskInfo): RunPreparation {
  const { severity, hosts, inventory, pool, gate, processors } = scope
  return {
    info,
    severity,
    hostCount: hosts.length,
    inventory,
    connections: pool.options,
    gate,
    hasProcessors: processors.hasAny,
  }
}
