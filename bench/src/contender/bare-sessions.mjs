// The floor: what `ssh2` costs when it is used well and nothing else is there. Does the job in the file
// that is named on the command line.
import { readFileSync } from 'node:fs'
import { openSession } from './bare-session.mjs'
import { printAnswers } from './print-answers.mjs'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { devices, username, password, concurrency, commands, config, pipeline } = job

async function workOn({ port }) {
  const session = await openSession({ port, username, password })
  const outputs = []
  for (const group of groups) {
    if (group.length > 1) outputs.push(...(await session.askAhead(group)))
    else outputs.push(await session.ask(group[0]))
  }
  if (config.length > 0) {
    for (const line of ['configure terminal', ...config, 'end', 'write memory']) {
      const answer = await session.ask(line)
      if (answer.includes('%')) throw new Error(`${line}: ${answer}`)
    }
  }
  session.close()
  return outputs
}

/** What is typed at once: as ours does it, the first command goes alone. */
function groupsOf([first, ...others], size) {
  if (first === undefined) return []
  const count = Math.ceil(others.length / size)
  const behind = Array.from({ length: count }, (_, at) => others.slice(at * size, (at + 1) * size))
  return [[first], ...behind]
}

const groups = groupsOf(commands, pipeline ?? 1)
const answers = {}
const queue = [...devices]
async function work() {
  for (let device = queue.shift(); device; device = queue.shift()) {
    answers[device.name] = await workOn(device)
  }
}
await Promise.all(Array.from({ length: concurrency }, work))
printAnswers(answers)
