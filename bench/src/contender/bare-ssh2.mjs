// The floor: what `ssh2` costs when it is used well and nothing else is there. Reads the site file
// named on the command line, prints { [host]: output of `show version` } as JSON.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import ssh2 from 'ssh2'

const { devices, username, password, concurrency } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
)
const prompt = /(?:^|\r?\n)[\w.-]+[>#] ?$/
const preparation = ['terminal width 511', 'terminal length 0']
const pty = { term: 'vt100', cols: 511, rows: 1000 }

function openShell(port) {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client()
    const sock = connect({ port, host: '127.0.0.1', noDelay: true })
    client.on('error', reject)
    client.on('ready', () => {
      client.shell(pty, (error, stream) => (error ? reject(error) : resolve({ client, stream })))
    })
    client.connect({ sock, username, authHandler: [{ type: 'password', username, password }] })
  })
}

function untilPrompt(stream) {
  return new Promise((resolve) => {
    let text = ''
    stream.on('data', function take(chunk) {
      text += chunk
      if (!prompt.test(text)) return
      stream.off('data', take)
      resolve(text)
    })
  })
}

async function ask(stream, command) {
  const answer = untilPrompt(stream)
  stream.write(`${command}\n`)
  const text = await answer
  return text
    .slice(text.indexOf('\n') + 1)
    .replace(prompt, '')
    .replaceAll('\r\n', '\n')
}

async function showVersion({ port }) {
  const { client, stream } = await openShell(port)
  await untilPrompt(stream)
  for (const command of preparation) await ask(stream, command)
  const output = await ask(stream, 'show version')
  client.end()
  client.on('error', () => {}) // a server that closes first is no failure any more
  return output
}

const outputs = {}
const queue = [...devices]
async function work() {
  for (let device = queue.shift(); device; device = queue.shift()) {
    outputs[device.name] = await showVersion(device)
  }
}
await Promise.all(Array.from({ length: concurrency }, work))
process.stdout.write(JSON.stringify(outputs))
