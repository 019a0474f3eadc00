// Ours, as a user writes it, on the built packages. Reads the site file named on the command line,
// prints { [host]: output of `show version` } as JSON.
import { readFileSync } from 'node:fs'
import { initNornir } from '@nornir-ts/core'
import { sendCommand, ssh } from '@nornir-ts/plugins-ssh'

const site = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const login = { username: site.username, password: site.password, platform: 'cisco_ios' }
const hosts = Object.fromEntries(
  site.devices.map(({ name, port }) => [name, { hostname: '127.0.0.1', port, ...login }]),
)

const nr = await initNornir({
  inventory: { hosts },
  connections: [ssh.with({ knownHostsFiles: [site.knownHostsFile] })],
})
const result = await nr.run(sendCommand, 'show version', { concurrency: site.concurrency })
await nr.close()
result.throwOnError()
const outputs = [...result].map(([host, { value }]) => [host, value])
process.stdout.write(JSON.stringify(Object.fromEntries(outputs)))
