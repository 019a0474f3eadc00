// Ours at a long wire: configuration, in round trips. Arguments: JSON of { roundTripMs, near, far,
// knownHostsFile, host }, see `runFar`. Prints { answer, figures }; the answer is the number of lines
// that the device then has.
import { defineTask } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { configLines, countStored } from './config-lines.mjs'
import { runFar } from './far-host.mjs'

const { roundTripMs, ...options } = JSON.parse(process.argv[2])
const { few, many } = configLines[options.host.platform]

const countConfig = defineTask({
  module: import.meta.url,
  name: 'countConfig',
  run: async ({ connection, host }) => {
    const at = [performance.now()]
    const session = await connection(ssh)
    at.push(performance.now())
    const first = few(`first-${host.name}-${process.pid}`)
    await session.sendConfig(first)
    at.push(performance.now())
    await session.saveConfig()
    at.push(performance.now())
    const savedLines = await countSaved(session, first)
    const running = await session.getConfig()
    const second = many(`second-${host.name}-${process.pid}`)
    at.push(performance.now())
    await session.sendConfig(second)
    at.push(performance.now())
    const text = (await session.getConfig()).text
    return {
      at,
      stored: savedLines + countStored(running.text, first) + countStored(text, second),
      lines: second.length,
    }
  },
})

/** What the device comes up with; where it cannot be asked, its word that it saved must do. */
async function countSaved(session, lines) {
  if (options.host.platform === 'frr') return lines.length
  return countStored((await session.getConfig({ source: 'startup' })).text, lines)
}

const { at, stored, lines } = await runFar(countConfig, options)
const trips = (from, to) => (at[to] - at[from]) / roundTripMs
const figures = {
  connect: trips(0, 1),
  fiveLines: trips(1, 2),
  save: trips(2, 3),
  connectFiveSave: trips(0, 3),
  eachOf100Lines: trips(4, 5) / lines,
}
process.stdout.write(JSON.stringify({ answer: stored, figures }))
