// Asks at the terminal as its argument says, for prompt-secret.test.ts. What it prints shows that it
// knows the answers, without holding them.
import { createHash } from 'node:crypto'
import { promptSecret, SecretReference, SecretResolver } from '../src/index.ts'

const [way = '', ...questions] = process.argv.slice(2)
const resolver = new SecretResolver({
  providers: [promptSecret(way === 'timeout' ? { timeoutMs: 300 } : {})],
})
const soon = (act: () => void): unknown => setTimeout(act, 300)
const abort = new AbortController()

if (way === 'handler') process.on('SIGINT', () => console.log('SIGINT was handled'))
if (way === 'abort') soon(() => abort.abort(new Error('enough')))
if (way === 'exit') soon(() => process.exit(7))
if (way === 'kill') soon(() => process.kill(process.pid, 'SIGTERM'))
if (way === 'throw')
  soon(() => {
    throw new Error('elsewhere')
  })

async function ask(host: string, question: string): Promise<void> {
  const reference = SecretReference.from({ $prompt: question })
  try {
    const secret = await resolver.resolve(reference, {
      host,
      key: 'password',
      signal: abort.signal,
    })
    console.log(`${host} ${createHash('sha256').update(secret.reveal()).digest('hex').slice(0, 8)}`)
    if (way === 'again') resolver.forget(reference)
  } catch (error) {
    const { code, message, cause } = error as {
      code?: string
      message: string
      cause?: { code: string }
    }
    console.log(`${host} failed: ${cause?.code ?? code ?? message}`)
  }
}

const hosts = questions.map((question, index) => ask(`h${index + 1}`, question))
await Promise.all(hosts)
if (way === 'again') await ask('h1', questions[0] ?? '')
