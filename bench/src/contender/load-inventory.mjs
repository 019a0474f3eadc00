// Ours, as a user writes it, on the built packages: loads an inventory of three files and filters it
// once. Arguments: the folder, and the files' extension.
import { join } from 'node:path'
import { F, initNornir, simpleInventory } from '@nornir-ts/core'

const [folder, extension] = process.argv.slice(2)
const file = (name) => join(folder, `${name}.${extension}`)
const startedAt = performance.now()
const nr = await initNornir({
  inventory: simpleInventory({
    hostFile: file('hosts'),
    groupFile: file('groups'),
    defaultsFile: file('defaults'),
  }),
})
const loadedAt = performance.now()
const selected = nr.filter(F({ role: 'edge', site__in: ['site-7', 'site-42'] }))
const filteredAt = performance.now()

const figures = {
  loadMs: loadedAt - startedAt,
  filterMs: filteredAt - loadedAt,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify({ answer: selected.inventory.hosts.size, figures }))
