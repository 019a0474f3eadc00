// What a thread of the workers runner begins with. Its one export is called by piscina, which tries to load
// this file by `require` first. It must not succeed, or there would be two copies of our classes where tsx is
// registered later: hence the import that is waited for.

import { MessageChannel, parentPort, threadId } from 'node:worker_threads'
import type { Order, Reply } from './order.ts'

const { ThreadHost } = await import('./thread-host.ts')
const { port1, port2 } = new MessageChannel()
const host = new ThreadHost(port1)
parentPort?.postMessage({ nornirThread: threadId, port: port2 }, [port2])

/**
 * Carries out an order.
 *
 * @param order - What to do.
 */
export function execute(order: Order): Promise<Reply> {
  return host.execute(order)
}
