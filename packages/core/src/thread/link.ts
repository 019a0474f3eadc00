import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { toError } from '@nornir-ts/kernel'
import { decode, decodeLoading } from '../crossing/decode.ts'
import { type Encoded, encode } from '../crossing/encode.ts'
import type { ErrorClasses } from '../crossing/error-classes.ts'

/** What one side of a {@link Link} does for the other. */
export interface LinkHandlers {
  /**
   * Answers a request. What it throws is thrown on the other side.
   *
   * @param type - What is asked.
   * @param body - What was said with it.
   * @param signal - Aborts when the other side waits no more.
   */
  readonly answer: (type: string, body: never, signal: AbortSignal) => unknown
  /**
   * Takes note of something.
   *
   * @param type - What.
   * @param body - What was said with it.
   */
  readonly note: (type: string, body: never) => void
  /** Told once, when nothing comes from the other side any more. */
  readonly ended?: () => void
}

interface Message {
  readonly kind: 'request' | 'value' | 'error' | 'abort' | 'note'
  readonly id: number
  readonly type: string
  readonly body: Encoded
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly release: () => void
}

const nothing: Encoded = { data: undefined, isTagged: false, modules: [] }

/** Two threads that ask each other, and tell each other, over one message port; in order. */
export class Link {
  readonly #port: MessagePort
  readonly #classes: ErrorClasses
  readonly #handlers: LinkHandlers
  readonly #waiting = new Map<number, Waiting>()
  readonly #answering = new Map<number, AbortController>()
  #lastId = 0
  #ended: Error | undefined
  /** While a module of error classes is being loaded, what comes behind waits. */
  #loading: Promise<void> | undefined

  /**
   * @param port - Its own end of the channel. It does not keep the process alive.
   * @param classes - The error classes that both sides know.
   * @param handlers - What this side does for the other.
   */
  constructor(port: MessagePort, classes: ErrorClasses, handlers: LinkHandlers) {
    this.#port = port
    this.#classes = classes
    this.#handlers = handlers
    port.on('message', (message: Message) => this.#receive(message))
    port.unref()
  }

  /**
   * Asks the other side.
   *
   * @param type - What.
   * @param body - What is said with it.
   * @param signal - Ends the waiting; the other side is told.
   * @throws what the other side threw; `CrossingError` for a body that cannot cross; the signal's reason;
   * the reason of {@link Link.end}.
   */
  async request<Value>(type: string, body: unknown, signal?: AbortSignal): Promise<Value> {
    signal?.throwIfAborted()
    if (this.#ended !== undefined) throw this.#ended
    this.#lastId += 1
    const id = this.#lastId
    this.#post({ kind: 'request', id, type, body: this.#encode(body, type) })
    return await new Promise<Value>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(id)
        this.#post({
          kind: 'abort',
          id,
          type,
          body: this.#encode(toError(signal?.reason), 'reason'),
        })
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      const release = (): void => signal?.removeEventListener('abort', giveUp)
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, release })
    })
  }

  /**
   * Tells the other side.
   *
   * @param type - What.
   * @param body - What is said with it.
   * @throws `CrossingError` for a body that cannot cross.
   */
  tell(type: string, body: unknown): void {
    if (this.#ended === undefined)
      this.#post({ kind: 'note', id: 0, type, body: this.#encode(body, type) })
  }

  /**
   * Takes what the other side has sent already, without waiting for its turn: what comes by another way than
   * this one may be later, and a thread that was busy may be told that it is to stop.
   *
   * @returns What is to be waited for where some of it has to load a module first.
   */
  catchUp(): Promise<void> | undefined {
    for (;;) {
      const next = receiveMessageOnPort(this.#port)
      if (next === undefined) return this.#loading
      this.#receive(next.message as Message)
    }
  }

  /**
   * Nothing comes from the other side any more: whoever waits for an answer gets `reason`, and what is being
   * answered is given up.
   *
   * @param reason - Why.
   */
  end(reason: Error): void {
    if (this.#ended !== undefined) return
    this.#ended = reason
    this.#port.close()
    for (const { reject, release } of this.#waiting.values()) {
      release()
      reject(reason)
    }
    for (const answering of this.#answering.values()) answering.abort(reason)
    this.#handlers.ended?.()
  }

  #receive(message: Message): void {
    const { modules } = message.body
    const isReady = modules.every((module) => this.#classes.has(module))
    if (isReady && this.#loading === undefined) {
      this.#handle(message, decode(message.body, this.#classes))
      return
    }
    const loading = (this.#loading ?? Promise.resolve())
      .then(() => decodeLoading(message.body, this.#classes))
      .then((body) => this.#handle(message, body))
    this.#loading = loading
    void loading.then(() => {
      if (this.#loading === loading) this.#loading = undefined
    })
  }

  #handle({ kind, id, type }: Message, body: unknown): void {
    if (kind === 'note') this.#handlers.note(type, body as never)
    else if (kind === 'request') void this.#answer(id, type, body)
    else if (kind === 'abort') this.#answering.get(id)?.abort(body)
    else
      this.#settle(id, (waiting) => {
        if (kind === 'value') waiting.resolve(body)
        else waiting.reject(toError(body))
      })
  }

  #settle(id: number, settle: (waiting: Waiting) => void): void {
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) return // it waits no more
    this.#waiting.delete(id)
    waiting.release()
    settle(waiting)
  }

  async #answer(id: number, type: string, body: unknown): Promise<void> {
    const abort = new AbortController()
    this.#answering.set(id, abort)
    try {
      const value = await this.#handlers.answer(type, body as never, abort.signal)
      this.#post({ kind: 'value', id, type, body: this.#encode(value, type) })
    } catch (error) {
      this.#post({ kind: 'error', id, type, body: this.#encode(toError(error), 'error') })
    } finally {
      this.#answering.delete(id)
    }
  }

  #encode(body: unknown, name: string): Encoded {
    return body === undefined ? nothing : encode(body, name, this.#classes)
  }

  #post(message: Message): void {
    if (this.#ended === undefined) this.#port.postMessage(message)
  }
}
