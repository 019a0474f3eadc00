// Ours, as a runbook begins, on the built packages: from an empty process to the first filter.
// Argument: the folder of a small inventory. With `ssh` behind it, the SSH plugin is imported too.
import { join } from 'node:path'

const [folder, plugin] = process.argv.slice(2)
const startedAt = performance.now()
const { initNornir, simpleInventory } = await import('@nornir-ts/core')
if (plugin === 'ssh') await import('@nornir-ts/plugins-ssh')
const importedAt = performance.now()
const nr = await initNornir({
  inventory: simpleInventory({
    hostFile: join(folder, 'hosts.yaml'),
    groupFile: join(folder, 'groups.yaml'),
    defaultsFile: join(folder, 'defaults.yaml'),
  }),
})
const loadedAt = performance.now()
const { hosts } = nr.filter({ role: 'edge' }).inventory
const filteredAt = performance.now()

const figures = {
  importMs: importedAt - startedAt,
  loadMs: loadedAt - importedAt,
  filterMs: filteredAt - loadedAt,
}
console.log(JSON.stringify({ answer: hosts.size, figures }))
