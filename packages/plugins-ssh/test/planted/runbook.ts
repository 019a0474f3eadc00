// A careless runbook, run by planted.test.ts in a process of its own: it logs at debug level to a file
// and to the console, logs sessions, prints whatever it can get hold of, and dies of an uncaught error.
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  type ConnectionPlugin,
  concurrent,
  initNornir,
  liveProgress,
  type NornirOptions,
  printResult,
  printSummary,
  Secret,
  workers,
  writeEvents,
} from '@nornir-ts/core'
import { cyberArkSecrets, vaultSecrets } from '@nornir-ts/plugins-secrets'
import { ssh } from '@nornir-ts/plugins-ssh'
import { show, touch } from './tasks.ts'

const { env } = process
const isOnThreads = process.argv[2] === 'workers'
const params = { token: new Secret(env['NET_TOKEN'] ?? ''), plain: env['NET_PLAIN'] ?? '' }

const secretProviders = [
  vaultSecrets({
    auth: { appRole: { roleId: env['ROLE_ID'] ?? '', secretId: { $env: 'SECRET_ID' } } },
    retryDelayMs: 1,
  }),
  {
    ...vaultSecrets({ auth: { token: { $file: 'vault-token' } }, retryDelayMs: 1 }),
    name: 'vault-by-token',
  },
  cyberArkSecrets({
    url: env['CCP_URL'] ?? '',
    appId: 'Net',
    tls: { caFile: env['CCP_CA'] },
    changeDelayMs: 1,
  }),
]
const options: NornirOptions = {
  configFile: 'nornir.yaml',
  runner: isOnThreads ? workers({ threads: 1 }) : concurrent(),
  secretProviders,
  connections: [
    ssh.with({
      knownHostsFiles: ['known_hosts'],
      passphrase: env['NET_PASSPHRASE'],
      limits: { commandTimeoutMs: 500 },
      sessionLog: {
        file: 'logs/{host}-{connection}.log',
        recordWrites: true,
        format: isOnThreads ? 'text' : 'asciicast',
      },
    }),
  ],
}

const nr = await initNornir(options)
const events = createWriteStream('events.ndjson')
const run = liveProgress(writeEvents(nr.run(touch, params), events))
const result = await run
for (const [host, { status }] of result) console.log(`${host} ended ${status}`)
printResult(result, { severity: 'debug' })
printSummary(result)
const { inventory } = nr
show(options, params.token, nr, run, result, inventory, inventory.defaults, ssh)
for (const one of [...inventory.hosts.values(), ...inventory.groups.values()])
  show(one, one.own, one.connectionParameters('ssh'), one.connectionParameters('netmiko'))
for (const { error } of result.values()) show(error, error?.cause, error?.stack)

// The results once more, in a file; for this the hosts that failed are given another chance.
const resultsFile = 'results.ndjson'
show(await nr.run(touch, params, { resultsFile, onFailed: true }))
await nr.close()
await new Promise((resolve) => events.end(resolve))

// What a plugin is given to open a session with.
const talkative: ConnectionPlugin<object> = {
  name: 'ssh',
  open: async (target) => {
    const { host, parameters } = target
    show({ host, parameters }, parameters, parameters.extras)
    target.log.debug({ parameters }, 'opened')
    return {}
  },
  close: async () => {},
}
const plain = await initNornir({ ...options, runner: concurrent(), connections: [talkative] })
await plain.run(async ({ connection }) => void (await connection(talkative)))
await plain.close()

// Hosts as they come out of a table: plain data, made here.
const rows = (await readFile('devices.csv', 'utf8')).trimEnd().split('\n')
const hosts = rows.map((row) => {
  const [name = '', hostname = '', port = '', password = '', enableSecret = ''] = row.split(';')
  const login = { hostname, port: Number(port), username: 'admin', password }
  const connection_options = { ssh: { extras: { enableSecret } } }
  return [name, { ...login, platform: 'cisco_ios', connection_options }]
})
const table = await initNornir({ ...options, inventory: { hosts: Object.fromEntries(hosts) } })
const tabled = await table.run(touch, params)
for (const [host, { status }] of tabled) console.log(`${host} ended ${status}`)
printResult(tabled)
show(table, tabled, table.inventory)
await table.close()

result.throwOnError()
