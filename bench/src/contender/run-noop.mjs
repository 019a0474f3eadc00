// Ours, as a user writes it, on the built packages: a task that does nothing, on many hosts, once, in
// a fresh process. Argument: how many hosts.
import { initNornir } from '@nornir-ts/core'

const count = Number(process.argv[2])
const hosts = Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, {}]))
const nr = await initNornir({ inventory: { hosts } })

const cpu = process.cpuUsage()
const startedAt = performance.now()
const result = await nr.run(async () => 1)
const runMs = performance.now() - startedAt
const { user, system } = process.cpuUsage(cpu)

let answer = 0
for (const { value } of result.values()) answer += value
const figures = {
  runMs,
  cpuPerHostUs: (user + system) / count,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify({ answer, figures }))
