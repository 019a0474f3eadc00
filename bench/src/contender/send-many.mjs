// Ours: one session, many commands, one at a time, on the built packages. Arguments: JSON of
// { port, username, password, commands, knownHostsFile }. Prints { answer, figures }.
import { defineTask, initNornir } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'

const { commands, knownHostsFile, ...host } = JSON.parse(process.argv[2])

const sendMany = defineTask({
  module: import.meta.url,
  name: 'sendMany',
  run: async ({ connection }) => {
    const session = await connection(ssh)
    await session.sendCommand('show version')
    const startedAt = process.cpuUsage()
    let characters = 0
    for (let index = 0; index < commands; index += 1) {
      characters += (await session.sendCommand('show version')).output.length
    }
    const { user, system } = process.cpuUsage(startedAt)
    return { characters, cpuUs: user + system }
  },
})

const box = { hostname: '127.0.0.1', platform: 'cisco_ios', ...host }
const nr = await initNornir({
  inventory: { hosts: { box } },
  connections: [ssh.with({ knownHostsFiles: [knownHostsFile] })],
})
const result = (await nr.run(sendMany)).get('box')
await nr.close()
if (result.status !== 'ok') throw result.error
const { characters, cpuUs } = result.value
const figures = { cpuPerCommandUs: cpuUs / commands }
process.stdout.write(JSON.stringify({ answer: Math.round(characters / commands / 100), figures }))
