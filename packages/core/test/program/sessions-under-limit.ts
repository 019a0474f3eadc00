// Opens a session per host to a server, and prints how that went. Arguments: port, hosts, concurrency,
// and `none` when the task wants no session.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type ConnectionPlugin, concurrent } from '../../src/index.ts'
import { nornirOf } from '../hosts.ts'

const [port, count, concurrency] = process.argv.slice(2, 5).map(Number) as [number, number, number]
let open = 0
let mostOpen = 0

const tcp: ConnectionPlugin<Socket> = {
  name: 'tcp',
  open: async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    open += 1
    mostOpen = Math.max(mostOpen, open)
    return socket
  },
  close: async (socket) => {
    if (socket.closed) return
    open -= 1
    socket.destroy()
    await once(socket, 'close')
  },
}

const nr = await nornirOf(count, { runner: concurrent() })
const run = nr.run(
  async ({ connection }) => {
    if (process.argv[5] !== 'none') await connection(tcp)
  },
  undefined,
  { concurrency },
)
const result = await run
const [first] = result.failedHosts.values()
const messages = new Set(Array.from(result.failedHosts.values(), ({ error }) => error.message))
const { code, limit, needed, possibleConcurrency } = { ...first?.error } as Record<string, unknown>
console.log(
  JSON.stringify({
    counts: result.counts,
    error: first && { code, limit, needed, possibleConcurrency, status: first.status },
    messages: [...messages],
    mostOpen,
    stillOpen: open,
  }),
)
await nr.close()
