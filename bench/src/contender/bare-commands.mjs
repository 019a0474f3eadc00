// The floor: one session of bare `ssh2`, many commands, each behind the prompt of the one before.
// Arguments: JSON of { port, username, password, commands }. Prints { answer, figures }.
import { openSession } from './bare-session.mjs'

const { commands, ...login } = JSON.parse(process.argv[2])
const { ask } = await openSession(login)
await ask('show version')
const startedAt = process.cpuUsage()
let characters = 0
for (let index = 0; index < commands; index += 1) characters += (await ask('show version')).length
const { user, system } = process.cpuUsage(startedAt)
const figures = { cpuPerCommandUs: (user + system) / commands }
process.stdout.write(JSON.stringify({ answer: Math.round(characters / commands / 100), figures }))
process.exit(0)
