// A session of bare `ssh2`, used well: the floor of all that works with devices.
import { connect } from 'node:net'
import ssh2 from 'ssh2'

const prompt = /(?:^|\n)[\w.()-]+[>#] ?$/
const preparation = ['terminal width 511', 'terminal length 0']
const pty = { term: 'vt100', cols: 511, rows: 1000 }

/** Logs in at 127.0.0.1 and prepares the terminal. */
export async function openSession({ port, username, password }) {
  const { client, stream } = await openShell({ port, username, password })

  /** What comes until it ends with a prompt, and `isEnd` agrees. */
  function untilPrompt(isEnd = () => true) {
    return new Promise((resolve) => {
      let text = ''
      stream.on('data', function take(chunk) {
        text += chunk
        // Only the tail can be a prompt: a pattern over all that came would cost its square.
        if (!prompt.test(text.slice(-80)) || !isEnd(text)) return
        stream.off('data', take)
        resolve(text)
      })
    })
  }

  /** Types a command and gives its answer. */
  async function ask(command) {
    const answer = untilPrompt()
    stream.write(`${command}\n`)
    return withoutEcho((await answer).replace(prompt, ''))
  }

  const ownPrompt = `\n${(await untilPrompt()).split('\n').at(-1)}`

  /** Types commands at once and gives their answers. */
  async function askAhead(commands) {
    const answers = untilPrompt((text) => text.split(ownPrompt).length > commands.length)
    stream.write(`${commands.join('\n')}\n`)
    return (await answers).split(ownPrompt).slice(0, -1).map(withoutEcho)
  }

  function close() {
    client.end()
    client.on('error', () => {}) // a server that closes first is no failure any more
  }

  for (const command of preparation) await ask(command)
  return { ask, askAhead, close }
}

const withoutEcho = (text) => text.slice(text.indexOf('\n') + 1).replaceAll('\r\n', '\n')

function openShell({ port, username, password }) {
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
