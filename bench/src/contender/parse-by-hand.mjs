// The floor: the same two answers, 200 times each, by expressions that are written for them: no template, no
// check of lines that are not known. Argument: the folder of the answers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [outputs] = process.argv.slice(2)
const times = 200
const figures = {}
let answer = 0

const read = (name) => readFileSync(join(outputs, `${name}.txt`), 'utf8')

function routes(output) {
  const rows = []
  const line =
    /^([A-Z])(?: (\w\w))? +(\d+\.\d+\.\d+\.\d+)\/(\d+) (?:\[(\d+)\/(\d+)\] via (\S+), (\S+), (\S+)|is directly connected, (\S+))$/
  for (const text of output.split('\n')) {
    const found = line.exec(text)
    if (found !== null) rows.push(found.slice(1))
  }
  return rows
}

function interfaces(output) {
  const rows = []
  for (const part of output.split(/\n(?=\S)/)) {
    const take = (expression) => expression.exec(part)?.slice(1) ?? []
    rows.push([
      take(/^(\S+) is (.+?), line protocol is (\S+)/),
      take(/Hardware is (.+), address is (\S+) \(bia (\S+)\)/),
      take(/Description: (.+)/),
      take(/Internet address is (\S+)\/(\d+)/),
      take(/MTU (\d+) .*BW (\d+ \S+), DLY (\d+ \S+),/),
      take(/Encapsulation (\w+)/),
      take(/^ {2}(\w+) Duplex, (\w+), .*media type is (\S+)/m),
      take(/Last input (\S+), output (\S+), output hang (\S+)/),
      take(/Input queue: (\d+)\/(\d+)\/(\d+)\/(\d+) .*drops: (\d+)/),
      take(/Queueing strategy: (\S+)/),
      take(/input rate (\d+) \S+, (\d+)/),
      take(/output rate (\d+) \S+, (\d+)/),
      take(/(\d+) packets input/),
      take(/(\d+) runts, (\d+) giants/),
      take(/(\d+) input errors, (\d+) CRC, (\d+) frame, (\d+) overrun/),
      take(/(\d+) packets output/),
      take(/(\d+) output errors/),
    ])
  }
  return rows
}

for (const [name, parse] of Object.entries({ routes, interfaces })) {
  const output = read(name)
  const startedAt = performance.now()
  for (let at = 0; at < times; at++) answer += parse(output).length
  figures[`${name}Ms`] = performance.now() - startedAt
}
console.log(JSON.stringify({ answer, figures }))
