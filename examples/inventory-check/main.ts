// Checks an inventory before anything is done with it, mends it, and writes it to other files. No device is
// contacted.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  assertValidInventory,
  InvalidInventoryError,
  initNornir,
  loadInventory,
  printInventoryReport,
  simpleInventory,
  validateInventory,
  writeInventory,
} from '@nornir-ts/core'
import { sshCheck } from '@nornir-ts/plugins-ssh'

const folder = join(import.meta.dirname, 'inventory')
await using nr = await initNornir({
  inventory: simpleInventory({
    hostFile: join(folder, 'hosts.yaml'),
    groupFile: join(folder, 'groups.yaml'),
    defaultsFile: join(folder, 'defaults.yaml'),
  }),
})
const { inventory } = nr

// `sshCheck` takes the options of `ssh.with`: with a key or an agent there hosts need no password.
const checks = { connections: [sshCheck()], secretProviders: ['keyring'] }

// For people: a line for each problem. For programs: the report itself is plain data.
const report = validateInventory(inventory, checks)
printInventoryReport(report)
const broken = new Set(
  report.problems.flatMap(({ severity, host }) => (severity === 'error' && host) || []),
)
console.log(`Hosts with errors: ${[...broken].join(' ')}\n`)

// As a gate: nothing behind it runs with an inventory that has errors.
try {
  assertValidInventory(inventory, checks)
} catch (error) {
  if (!(error instanceof InvalidInventoryError)) throw error
  console.log(`${error.code}: the runbook would end here\n`)
}

// Edits are checked as files are, and say what is wrong in the same words.
inventory.updateHost('leaf-2.ams', { hostname: '10.10.0.12' })
inventory.removeHost('leaf-3.ams')
inventory.addHost('leaf-3.ams', { hostname: '10.10.0.13', groups: ['ams', 'leaf'] })
inventory.updateHost('spine-1.ams', { hostname: '10.10.0.1', port: 2222, platform: 'cisco_ios' })
inventory.updateHost('spine-2.ams', {
  connection_options: { ssh: { extras: { enableSecret: { $env: 'ENABLE' } } } },
})
inventory.removeGroup('fra')
inventory.defaults.password = undefined
inventory.addGroup('vaulted', { password: { $keyring: 'net/core' } })
for (const host of inventory.hosts.values())
  inventory.updateHost(host.name, { groups: [...host.groups.map(({ name }) => name), 'vaulted'] })
try {
  inventory.updateHost('leaf-1.ams', { groups: ['amss'] })
} catch (error) {
  console.log(`${(error as Error).message}\n`)
}
printInventoryReport(assertValidInventory(inventory, checks))

// What is written loads as the same; references to secrets stay references.
const written = await mkdtemp(join(tmpdir(), 'inventory-check-'))
const files = await writeInventory(inventory, { folder: written })
console.log(`\n${await readFile(files.hostFile, 'utf8')}`)
const again = await loadInventory(simpleInventory(files))
console.log(`Loaded again: ${[...again.hosts.keys()].join(' ')}`)
await rm(written, { recursive: true })
