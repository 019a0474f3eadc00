import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import { within } from '../cancellation/timer.ts'
import type { Processor } from './processor.ts'

type Hook = Exclude<keyof Processor, 'name'>
type HookArguments<Name extends Hook> = Parameters<NonNullable<Processor[Name]>>

/** Calls the hooks of a run's processors: in their order, each limited in time, each isolated. */
export class ProcessorChain {
  readonly #processors: readonly Processor[]
  readonly #timeoutMs: number
  readonly #log: Logger
  readonly #cut = new AbortController()

  constructor(processors: readonly Processor[], timeoutMs: number, log: Logger) {
    this.#processors = processors
    this.#timeoutMs = timeoutMs
    this.#log = log
    setMaxListeners(0, this.#cut.signal) // one for every host at a hook
  }

  /** Whether there is any processor. */
  get hasAny(): boolean {
    return this.#processors.length > 0
  }

  /** Waits for no hook any more, neither for those under way nor for later ones. */
  cut(): void {
    this.#cut.abort()
  }

  /**
   * Calls one hook of every processor that has it.
   *
   * @param hook - The hook's name.
   * @param args - What it is given.
   * @returns Undefined when nothing is to be awaited. Never rejects.
   */
  call<Name extends Hook>(hook: Name, ...args: HookArguments<Name>): Promise<void> | undefined {
    if (this.#processors.length === 0) return undefined
    return this.#callAll(hook, args)
  }

  async #callAll<Name extends Hook>(hook: Name, args: HookArguments<Name>): Promise<void> {
    for (const processor of this.#processors) {
      try {
        const method = processor[hook] as ((...args: unknown[]) => unknown) | undefined
        const pending = method?.apply(processor, args)
        if (isThenable(pending)) await this.#limited(pending)
      } catch (error) {
        // A module's namespace object can be a processor, and has no constructor.
        const name = processor.name ?? processor.constructor?.name
        this.#log.error({ err: error, processor: name, hook }, 'a processor failed')
      }
    }
  }

  async #limited(pending: PromiseLike<unknown>): Promise<void> {
    const answered = Promise.resolve(pending).then(() => true)
    answered.catch(() => {}) // it may fail when nobody waits for it any more
    if (await within(answered, this.#timeoutMs, this.#cut.signal)) return
    if (this.#cut.signal.aborted) throw new Error('the run was cut, and goes on without it')
    throw new Error(`no answer within ${this.#timeoutMs} ms; the run goes on without it`)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}
