// Ours, on the built packages: rows of 200 answers to each of two commands; of an answer of 1 and of 10 MB; of
// the answers of 1 000 hosts at once. Arguments: the folder of templates, the folder of the answers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTemplateFolder } from '@nornir-ts/textfsm'

const [templates, outputs] = process.argv.slice(2)
const times = 200
const figures = {}
let answer = 0

const table = await openTemplateFolder(templates)
const commands = { routes: 'show ip route', interfaces: 'show interfaces' }
for (const [name, command] of Object.entries(commands)) {
  const output = readFileSync(join(outputs, `${name}.txt`), 'utf8')
  const [template] = await table.templates({ platform: 'cisco_ios', command })
  const startedAt = performance.now()
  let count = 0
  for (let at = 0; at < times; at++) count += template.parse(output).rows.length
  figures[`${name}Ms`] = performance.now() - startedAt
  answer += count
  for (const megabytes of [1, 10]) {
    const repeats = Math.ceil((megabytes * 2 ** 20) / output.length)
    const large = output.repeat(repeats)
    const from = performance.now()
    const { rows } = template.parse(large, { budgetMs: 60_000 })
    figures[`${name}${megabytes}MbMs`] = performance.now() - from
    const lost = (count / times) * repeats - rows.length
    if (lost > 0) throw new Error(`${name}: ${lost} rows of ${megabytes} MB are lost`)
  }
}

const output = readFileSync(join(outputs, 'routes.txt'), 'utf8')
let longestPauseMs = 0
let lastTick = performance.now()
const ticks = setInterval(() => {
  const now = performance.now()
  longestPauseMs = Math.max(longestPauseMs, now - lastTick)
  lastTick = now
}, 1)
const query = { platform: 'cisco_ios', command: 'show ip route' }
await Promise.all(Array.from({ length: 1_000 }, () => table.parse(output, query)))
clearInterval(ticks)
figures.longestPauseMs = longestPauseMs

console.log(JSON.stringify({ answer, figures }))
