// The floor: one session of bare `ssh2`, many commands, each behind the prompt of the one before.
// Arguments: JSON of { port, username, password, commands }. Prints { answer, figures }.
import { connect } from 'node:net'
import ssh2 from 'ssh2'

const { port, username, password, commands } = JSON.parse(process.argv[2])
const prompt = /(?:^|\n)[\w.-]+[>#] ?$/
const pty = { term: 'vt100', cols: 511, rows: 1000 }

const stream = await new Promise((resolve, reject) => {
  const client = new ssh2.Client()
  const sock = connect({ port, host: '127.0.0.1', noDelay: true })
  client.on('error', reject)
  client.on('ready', () => {
    client.shell(pty, (error, channel) => (error ? reject(error) : resolve(channel)))
  })
  client.connect({ sock, username, authHandler: [{ type: 'password', username, password }] })
})

function ask(command) {
  return new Promise((resolve) => {
    let text = ''
    stream.on('data', function take(chunk) {
      text += chunk
      // Only the tail can be a prompt: a pattern over all that came would cost its square.
      if (!prompt.test(text.slice(-80))) return
      stream.off('data', take)
      resolve(text.split('\r\n').slice(1, -1).join('\n'))
    })
    if (command !== undefined) stream.write(`${command}\n`)
  })
}

await ask()
for (const command of ['terminal width 511', 'terminal length 0', 'show version'])
  await ask(command)
const startedAt = process.cpuUsage()
let characters = 0
for (let index = 0; index < commands; index += 1) characters += (await ask('show version')).length
const { user, system } = process.cpuUsage(startedAt)
const figures = { cpuPerCommandUs: (user + system) / commands }
process.stdout.write(JSON.stringify({ answer: Math.round(characters / commands / 100), figures }))
process.exit(0)
