import { join } from 'node:path'
import type { AnsibleGroup, AnsibleHost } from './ansible-graph.ts'
import type { Reading } from './reading.ts'
import type { Variables } from './variable.ts'
import { VarsFolder } from './vars-folder.ts'

/** How many groups or hosts are looked up at once. */
const AT_ONCE = 64

/** What the folders of variables say about each group and host: one map for each place that has such folders, in their order. */
export type VarsFiles = ReadonlyMap<AnsibleGroup | AnsibleHost, readonly Variables[]>

/**
 * Reads `group_vars` and `host_vars` beside the inventory, for the groups and hosts that there are.
 *
 * @param folders - Where such folders may be; the last one wins.
 * @param reading - With all its groups and hosts.
 */
export async function readVarsFiles(
  folders: readonly string[],
  reading: Reading,
): Promise<VarsFiles> {
  const { graph } = reading
  const found = new Map<AnsibleGroup | AnsibleHost, readonly Variables[]>()
  for (const [name, members] of [
    ['group_vars', [...graph.groups.values()]],
    ['host_vars', [...graph.hosts.values()]],
  ] as const) {
    const opened = new Map(folders.map((path) => [path, new VarsFolder(join(path, name), reading)]))
    const inOrder = folders.map((path) => opened.get(path) as VarsFolder)
    for (let start = 0; start < members.length; start += AT_ONCE) {
      reading.signal?.throwIfAborted()
      const some = members.slice(start, start + AT_ONCE).map(async (member) => {
        const variables = await Promise.all(
          inOrder.map((folder) => folder.variablesOf(member.name)),
        )
        if (variables.some(({ size }) => size > 0)) found.set(member, variables)
      })
      await Promise.all(some)
    }
  }
  return found
}
