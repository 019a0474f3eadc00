// What a thread of the workers runner loads. Its one export is called by piscina.

import { MessageChannel, parentPort, threadId } from 'node:worker_threads'
import { enterThread } from './inside-thread.ts'
import type { Order, Reply } from './order.ts'
import { ThreadHost } from './thread-host.ts'

enterThread()
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
