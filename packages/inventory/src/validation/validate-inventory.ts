import type { Inventory } from '../inventory/inventory.ts'
import { checkGroups } from './check-groups.ts'
import { HostCheck } from './check-hosts.ts'
import { SecretCheck } from './check-secrets.ts'
import type { CheckedConnection } from './checked-connection.ts'
import { InvalidInventoryError } from './invalid-inventory-error.ts'
import type { InventoryReport } from './inventory-report.ts'
import { ProblemList, type ProblemSeverities } from './problem-list.ts'

/** Options of {@link validateInventory}. */
export interface ValidateInventoryOptions {
  /**
   * What hosts are to be ready for. Default: no connection in particular; only the attributes of hosts, groups
   * and defaults are looked at then.
   */
  readonly connections?: readonly CheckedConnection[] | undefined
  /** Names of the secret providers beside `env`, `file` and `exec`. Default: references to any are right. */
  readonly secretProviders?: readonly string[] | undefined
  /** How bad problems are, e.g. `{ SECRET_LITERAL: 'error', GROUP_UNUSED: 'off' }`. */
  readonly severities?: ProblemSeverities | undefined
}

/**
 * Looks through an inventory for what would fail later: addresses that are none, hosts without credentials,
 * misspelt platforms. No device is contacted, no name and no secret is looked up.
 *
 * @example
 * ```ts
 * import { loadInventory, simpleInventory, validateInventory } from '@nornir-ts/inventory'
 *
 * const inventory = await loadInventory(simpleInventory())
 * const connections = [{ name: 'ssh', platforms: ['cisco_ios', 'arista_eos'] }]
 * const { ok, problems } = validateInventory(inventory, { connections })
 * ```
 *
 * @param inventory - The inventory; of a view it is not asked whether there are groups that no host has.
 * @param options - What to look for.
 * @throws {@link ProblemSeverityError} for a key or value of `severities` that there is not.
 */
export function validateInventory(
  inventory: Inventory,
  { connections = [], secretProviders, severities }: ValidateInventoryOptions = {},
): InventoryReport {
  const list = new ProblemList(severities)
  if (!inventory.isView) checkGroups(inventory, list)
  new SecretCheck(secretProviders, list).check(inventory)
  const asked = connections.length === 0 ? [undefined] : connections
  const checks = asked.map((connection) => new HostCheck(connection, list))
  for (const host of inventory.hosts.values()) for (const check of checks) check.check(host)
  return {
    ok: list.problems.every(({ severity }) => severity === 'warning'),
    problems: list.problems,
    checked: {
      hosts: inventory.hosts.size,
      groups: inventory.groups.size,
      connections: connections.map(({ name }) => name),
    },
  }
}

/**
 * The same as {@link validateInventory}, as a gate: nothing behind it is done with an inventory that has errors.
 *
 * @param inventory - The inventory, or a view.
 * @param options - What to look for.
 * @returns The report, which may have warnings.
 * @throws {@link InvalidInventoryError} when there are errors; the report is in it.
 */
export function assertValidInventory(
  inventory: Inventory,
  options: ValidateInventoryOptions = {},
): InventoryReport {
  const report = validateInventory(inventory, options)
  if (!report.ok) throw new InvalidInventoryError({ report })
  return report
}
