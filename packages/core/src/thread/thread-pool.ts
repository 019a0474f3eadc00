import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { MessagePort } from 'node:worker_threads'
import { toError } from '@nornir-ts/kernel'
import type { Piscina } from 'piscina'
import { decodeLoading } from '../crossing/decode.ts'
import type { ErrorClasses } from '../crossing/error-classes.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { Link, type LinkHandlers } from './link.ts'
import type { Order, Reply } from './order.ts'
import { ThreadEndedError } from './thread-ended-error.ts'

/** What a {@link ThreadPool} is made of. */
export interface ThreadPoolOptions {
  /** How many threads. Default: as many as the machine can run at once. */
  readonly threads?: number | undefined
  /** The most memory of each thread's heap, in megabytes. Default: Node's. */
  readonly maxHeapMb?: number | undefined
  /** The error classes that threads can load. */
  readonly classes: ErrorClasses
  /**
   * What the main thread does for a thread.
   *
   * @param link - To that thread.
   */
  readonly handlers: (link: () => Link) => LinkHandlers
}

/** Which thread an order is for, as the load balancer sees it. */
interface Pin {
  readonly slot: number
  /** Called when there will be no such thread. */
  readonly giveUp: (reason: Error) => void
}

/** What a thread says of itself when it begins. */
interface Greeting {
  readonly nornirThread: number
  readonly port: MessagePort
}

/** Threads that carry out orders: each order says which of them. One that ends is replaced. */
export class ThreadPool {
  /** How many threads there are. */
  readonly size: number
  readonly #options: ThreadPoolOptions
  /** Thread of each slot, by piscina's number. */
  readonly #threads: (number | undefined)[] = []
  readonly #links = new Set<Link>()
  /** Orders that have no thread yet. */
  readonly #queued = new Set<Pin>()
  #piscina: Promise<Piscina> | undefined

  /**
   * @param options - How many threads, and what is done for them.
   * @throws PolicyError for a number of threads or megabytes that makes no sense.
   */
  constructor(options: ThreadPoolOptions) {
    checkNumbers(options)
    this.#options = options
    this.size = options.threads ?? availableParallelism()
  }

  /**
   * Has a thread carry out an order.
   *
   * @param order - What to do.
   * @param to - The thread, from 0 to `size - 1`, and what it is doing then, for the error.
   * @returns What it gave.
   * @throws what it threw; {@link ThreadEndedError} when it came to its end.
   */
  async run(
    order: Order,
    { slot, doing }: { readonly slot: number; readonly doing: string },
  ): Promise<unknown> {
    const reply = await this.#reply(order, slot).catch((thrown: unknown) => {
      throw new ThreadEndedError({ doing }, { cause: toError(thrown) })
    })
    if ('value' in reply) return await decodeLoading(reply.value, this.#options.classes)
    throw await decodeLoading(reply.error, this.#options.classes)
  }

  async #reply(order: Order, slot: number): Promise<Reply> {
    // A thread that is yet to begin does not keep the process alive, and an order may wait for one.
    const keepAlive = setInterval(() => {}, 60_000)
    try {
      this.#piscina ??= this.#start()
      const piscina = await this.#piscina
      const { Piscina } = await import('piscina')
      return await new Promise<Reply>((resolve, reject) => {
        const pin: Pin = { slot, giveUp: reject }
        this.#queued.add(pin)
        const reply: Promise<Reply> = piscina.run({ ...order, [Piscina.queueOptionsSymbol]: pin })
        void reply.finally(() => this.#queued.delete(pin)).then(resolve, reject)
      })
    } finally {
      clearInterval(keepAlive)
    }
  }

  /** Tells every thread that has begun. */
  tellAll(type: string, body: unknown): void {
    for (const link of this.#links) link.tell(type, body)
  }

  /** Whether any thread was started. */
  get isStarted(): boolean {
    return this.#piscina !== undefined
  }

  /** Ends all threads, whatever they do. */
  async close(): Promise<void> {
    const piscina = await this.#piscina?.catch(() => undefined)
    this.#piscina = undefined
    await piscina?.destroy()
  }

  async #start(): Promise<Piscina> {
    const { Piscina } = await import('piscina')
    const { maxHeapMb } = this.#options
    const piscina = new Piscina({
      filename: threadFile(),
      name: 'execute',
      minThreads: this.size,
      maxThreads: this.size,
      // The engine says how many hosts are at work.
      concurrentTasksPerWorker: Number.POSITIVE_INFINITY,
      idleTimeout: Number.POSITIVE_INFINITY,
      // The others stop a thread while it has no order, and its timers and sockets with it.
      atomics: 'disabled',
      ...(maxHeapMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } }),
      loadBalancer: (task, workers) => {
        const pin = (task as unknown as Record<symbol, Pin>)[Piscina.queueOptionsSymbol] as Pin
        const { slot } = pin
        const known = workers.find(({ id }) => id === this.#threads[slot])
        // Where its thread is not there yet, or no more, it gets one that no other slot has.
        const taken = new Set(this.#threads)
        const thread = known ?? workers.find(({ id, destroyed }) => !destroyed && !taken.has(id))
        this.#threads[slot] = thread?.id
        if (thread !== undefined) this.#queued.delete(pin)
        return thread ?? null
      },
    })
    piscina.on('message', (message: unknown) => this.#greet(message))
    // Of a thread that ends while it has nothing to do. Others are told by the rejection of their order.
    let last = new Error('threads end as soon as they begin')
    piscina.on('error', (error: Error) => {
      last = error
    })
    piscina.on('workerDestroy', () => {
      // piscina gives up when a thread ends as it begins: nobody will take the orders that wait.
      queueMicrotask(() => {
        if (piscina.threads.length < this.size) for (const { giveUp } of this.#queued) giveUp(last)
      })
    })
    return piscina
  }

  /** What a task sends to its parent port is none. */
  #greet(message: unknown): void {
    if (!isGreeting(message)) return
    const { port } = message
    let link: Link | undefined
    const handlers = this.#options.handlers(() => link as Link)
    link = new Link(port, this.#options.classes, handlers)
    const begun = link
    this.#links.add(begun)
    port.on('close', () => {
      this.#links.delete(begun)
      begun.end(new Error('the thread came to its end'))
    })
  }
}

function checkNumbers(options: ThreadPoolOptions): void {
  for (const option of ['threads', 'maxHeapMb'] as const) {
    const received = options[option]
    if (received === undefined || (Number.isInteger(received) && received >= 1)) continue
    throw new PolicyError({ option: `workers.${option}`, received }, 'a whole number of at least 1')
  }
}

function isGreeting(message: unknown): message is Greeting {
  if (typeof message !== 'object' || message === null) return false
  const { nornirThread, port } = message as Partial<Greeting>
  return typeof nornirThread === 'number' && port instanceof MessagePort
}

/** The sources begin with a file that loads what loads TypeScript; what is published lies beside the folder. */
function threadFile(): string {
  const file = import.meta.url.endsWith('.ts') ? './source-thread.mjs' : './thread/thread.js'
  return fileURLToPath(new URL(file, import.meta.url))
}
