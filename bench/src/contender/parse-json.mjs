// The floor for an inventory in JSON: parses the three files and looks at every host once, without
// resolving anything. Argument: the folder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (name) => JSON.parse(readFileSync(join(process.argv[2], `${name}.json`), 'utf8'))
const [hosts, groups] = [read('hosts'), read('groups'), read('defaults')]
const isWanted = ({ groups: [site, role] }) =>
  groups[role].data.role === 'edge' && ['site-7', 'site-42'].includes(groups[site].data.site)

const answer = Object.values(hosts).filter(isWanted).length
console.log(JSON.stringify({ answer, figures: { peakMb: process.resourceUsage().maxRSS / 1024 } }))
