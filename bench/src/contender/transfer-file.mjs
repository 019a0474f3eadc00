// Ours, as a user writes it, on the built packages: `transferFile`, with all that it asks of the device around the
// bytes: look, room, checksums, name. The session of commands is open before. Argument: a job (see file-job.ts).
import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { initNornir } from '@nornir-ts/core'
import { checkFile, ssh, transferFile } from '@nornir-ts/plugins-ssh'

const { port, username, key, knownHosts, source, size, remote, target } = JSON.parse(
  process.argv[2],
)
const box = { hostname: '127.0.0.1', port, username, platform: 'linux' }
const options = { keyFile: key, agent: false, knownHostsFiles: [knownHosts] }
const nr = await initNornir({ inventory: { hosts: { box } }, connections: [ssh.with(options)] })
const run = async (...work) => {
  const result = await nr.run(...work)
  result.throwOnError()
  return result.get('box').value
}
await run(checkFile, remote)

const before = process.memoryUsage.rss()
let peak = before
const look = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 5)
const timed = async (direction, local) => {
  const startedAt = performance.now()
  const { transferred, verified, bytes } = await run(transferFile, {
    direction,
    local,
    file: remote,
  })
  if (!transferred || !verified || bytes !== size) throw new Error(`${direction}: not moved`)
  return performance.now() - startedAt
}
const times = { putMs: await timed('put', source), getMs: await timed('get', target) }
clearInterval(look)
await nr.close()

const digest = createHash('sha256')
await pipeline(createReadStream(target), digest)
for (const file of [remote, target]) rmSync(file)
const figures = { ...times, growthMb: (peak - before) / 1e6 }
console.log(JSON.stringify({ answer: digest.digest('hex'), figures }))
