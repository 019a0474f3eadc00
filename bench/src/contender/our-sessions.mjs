// Ours, as a user writes it, on the built packages. Does the job in the file that is named on the
// command line.
import { readFileSync } from 'node:fs'
import { defineTask, initNornir } from '@nornir-ts/core'
import { saveConfig, sendCommands, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { printAnswers } from './print-answers.mjs'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { devices, username, password, concurrency, commands, config, pipeline } = job

const configureAndSave = defineTask({
  module: import.meta.url,
  name: 'configureAndSave',
  run: async ({ run }, lines) => {
    await run(sendConfig, lines)
    await run(saveConfig)
  },
})

const login = { hostname: '127.0.0.1', username, password, platform: 'cisco_ios' }
const nr = await initNornir({
  inventory: {
    hosts: Object.fromEntries(devices.map(({ name, port }) => [name, { port, ...login }])),
  },
  connections: [ssh.with({ knownHostsFiles: [job.knownHostsFile] })],
})
const result =
  config.length > 0
    ? await nr.run(configureAndSave, config, { concurrency })
    : await nr.run(sendCommands, { commands, pipeline }, { concurrency })
await nr.close()
result.throwOnError()
const outputs = [...result].map(([host, { value, warnings }]) => {
  if (warnings.length > 0) throw new Error(`${host}: ${warnings.join('\n')}`)
  return [host, (value ?? []).map(({ output }) => output)]
})
printAnswers(Object.fromEntries(outputs))
