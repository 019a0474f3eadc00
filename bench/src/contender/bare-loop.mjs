// The floor for a task that does nothing: fifty loops that take hosts from one list and keep a value for
// each. Argument: how many hosts.
const count = Number(process.argv[2])
const hosts = Array.from({ length: count }, (_, index) => `h${index}`)
const task = async () => 1

const cpu = process.cpuUsage()
const startedAt = performance.now()
const result = new Map()
let next = 0
async function work() {
  while (next < count) {
    const host = hosts[next]
    next += 1
    result.set(host, { host, value: await task(), startedAt: new Date() })
  }
}
await Promise.all(Array.from({ length: 50 }, work))
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
