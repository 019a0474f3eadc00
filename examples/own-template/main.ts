// Reads the answer to a command with a template of the project's own, into rows with a type. The folder
// `templates` of the working directory is found without being named. One router answers what the template does not
// know: that is an error which has the answer, or, where that is asked for, the answer itself.

import { join } from 'node:path'
import { initNornir, interruptSignal, simpleInventory } from '@nornir-ts/core'
import { CommandParseError, parseCommandAs, StateError, ssh } from '@nornir-ts/plugins-ssh'
import { startNetworkOfFiles } from '../network-of-files.ts'
import { printTable } from '../print-table.ts'
import type { TrackedObject } from './tracked-object.ts'

const folder = join(import.meta.dirname, 'inventory')
const inventory = simpleInventory({
  hostFile: join(folder, 'hosts.yaml'),
  groupFile: join(folder, 'groups.yaml'),
  defaultsFile: join(folder, 'defaults.yaml'),
})

// With a network of your own, leave out the next line, `transform` and `knownHostsFiles`.
await using network = await startNetworkOfFiles(inventory, join(import.meta.dirname, 'answers'))
await using nr = await initNornir({
  inventory,
  transform: network.attach,
  connections: [ssh.with({ knownHostsFiles: [network.knownHostsFile] })],
})
const command = 'show track brief'
const signal = interruptSignal()

// Rows have the type that `write-types.ts` has written: a column that the template does not have does not compile.
const result = await nr.run(parseCommandAs<TrackedObject>(), command, { signal })
const objects = [...result].flatMap(([host, { value = [] }]) =>
  value.map(({ type, instance, state, last_change }) => [host, type, instance, state, last_change]),
)
printTable([['host', 'type', 'instance', 'state', 'since'], ...objects])

// No half of an answer is taken for the whole: one line that is not known, and there are no rows. What the device said
// is there, and which line it was.
for (const { error } of result.values()) {
  if (!(error instanceof CommandParseError)) continue
  const { host, output, cause } = error
  console.log(`\n${host} answered:\n${output}`)
  if (cause instanceof StateError) console.log(`Line ${cause.line} is not known: ${cause.text}`)
}

// For a report that shows what there is: rows where they can be had, text elsewhere. `onFailed` asks branch-3 again.
const task = parseCommandAs<TrackedObject>({ onParseError: 'raw' })
const either = await nr.run(task, command, { onFailed: true, signal })
console.log()
for (const [host, { status, value = [], warnings }] of either) {
  const unit = typeof value === 'string' ? 'character' : 'row'
  const what = `${value.length} ${unit}${value.length === 1 ? '' : 's'}`
  console.log(`${host}: ${status}, ${what}, ${warnings.join(', ') || 'no warning'}`)
}
