import { copyData } from '../../data/copy-data.ts'
import type { GroupData, InventoryData } from '../../data/inventory-data.ts'
import type { ConnectionValues } from './connection-values.ts'
import { isConnectionVariable } from './connection-variables.ts'
import type { Reading } from './reading.ts'
import type { Settled, Settlement } from './settlement.ts'
import type { Variables } from './variable.ts'

/** Secrets of Ansible's own: these are in no data, whether something here takes them or not. */
const SECRET = /^ansible_(?:\w+_)?(?:pass|password|passphrase|secret|token|private_key)$/

/** Arguments of `ssh` that nothing here reads. */
const UNHEARD: ReadonlySet<string> = new Set(['ansible_ssh_args', 'ansible_ssh_extra_args'])

/**
 * Makes an inventory of what was read.
 *
 * @param settlement - What each group and host says itself.
 * @param values - Makes attributes and extras.
 * @param reading - What was read; is told about templates.
 */
export function toInventoryData(
  settlement: Settlement,
  values: ConnectionValues,
  reading: Reading,
): Pick<InventoryData, 'hosts' | 'groups'> {
  const { graph } = reading
  const write = (settled: Settled): GroupData => {
    const extras = values.extras(settled.connection)
    return {
      ...values.attributes(settled.connection),
      groups: settled.groups.map(({ name }) => name),
      data: dataOf(settled.variables, reading),
      ...(extras === undefined ? {} : { connection_options: { ssh: { extras } } }),
    }
  }
  const hosts = Array.from(graph.hosts.values(), (host) => [
    host.name,
    write(settlement.host(host)),
  ])
  const { ungrouped } = graph
  const groups = [...graph.groups.values()]
    .filter((group) => group !== ungrouped || group.hosts.size > 0)
    .map((group) => [group.name, write(settlement.group(group))])
  return { hosts: Object.fromEntries(hosts), groups: Object.fromEntries(groups) }
}

function dataOf(variables: Variables, reading: Reading): Record<string, unknown> {
  const entries: [string, unknown][] = []
  for (const [name, { value, hasTemplate, place }] of variables) {
    if (SECRET.test(name)) {
      if (!isConnectionVariable(name)) {
        reading.remark('is a secret that nothing here takes, and was left out', name, place)
      }
      continue
    }
    if (UNHEARD.has(name)) reading.remark('is kept as data, but not honoured here', name, place)
    if (hasTemplate) reading.remark('holds a Jinja2 template, which is kept as text', name, place)
    entries.push([name, typeof value === 'object' ? copyData(value) : value])
  }
  return Object.fromEntries(entries)
}
