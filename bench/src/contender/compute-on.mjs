// Connects to all devices, asks and computes, on the runner that the job names.
import { readFileSync } from 'node:fs'
import { auto, concurrent, initNornir, workers } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { askAndCompute } from './compute-task.mjs'
import { printAnswers } from './print-answers.mjs'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { devices, username, password, concurrency, command, blocks, threads } = job
const runners = { auto, concurrent, workers }

const login = { hostname: '127.0.0.1', username, password, platform: 'cisco_ios' }
const nr = await initNornir({
  inventory: {
    hosts: Object.fromEntries(devices.map(({ name, port }) => [name, { port, ...login }])),
  },
  connections: [ssh.with({ knownHostsFiles: [job.knownHostsFile] })],
  runner: runners[job.runner]({ threads }),
})
const result = await nr.run(askAndCompute, { command, blocks }, { concurrency })
await nr.close()
result.throwOnError()
printAnswers(
  Object.fromEntries(
    [...result].map(([host, { value }]) => [host, [`${value.output}\n${value.digest}`]]),
  ),
)
