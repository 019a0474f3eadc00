import { Duplex, type Readable, type Writable } from 'node:stream'

/** What a {@link StreamLink} is made of. */
export interface StreamLinkParts {
  /** What comes from the server. */
  readonly input: Readable
  /** What goes to the server. */
  readonly output: Writable
  /** Lets go of what is below, at once. Called once, whatever ends the link. */
  readonly cut: () => void
  /** Called when it changes whether the link holds the process; at first it does. */
  readonly hold: (isHeld: boolean) => void
}

/**
 * A link over two streams that somebody else looks after, such as a program's. It ends with
 * {@link StreamLink.finish}, or is destroyed with an error; failures of the streams themselves say
 * less than their owner knows, and are passed over.
 */
export class StreamLink extends Duplex {
  readonly #parts: StreamLinkParts
  #isHeld = true

  constructor(parts: StreamLinkParts) {
    super()
    this.#parts = parts
    parts.input.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) parts.input.pause()
    })
    parts.input.on('error', ignore)
    parts.output.on('error', ignore)
  }

  /** Whether the link keeps the process from ending. */
  get isHeld(): boolean {
    return this.#isHeld && !this.destroyed
  }

  /** Tells the reader, behind all that came, that no more comes, and closes. */
  finish(): void {
    if (this.destroyed) return
    this.once('end', () => this.destroy())
    this.push(null)
  }

  /** Lets the link keep the process from ending. */
  ref(): this {
    return this.#hold(true)
  }

  /** Lets the process end although the link is open. */
  unref(): this {
    return this.#hold(false)
  }

  override _read(): void {
    this.#parts.input.resume()
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#parts.output.write(chunk, () => done())
  }

  /** What was corked goes in one piece: below it may be a packet, with its own cost. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#parts.output.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), () => done())
  }

  override _final(done: () => void): void {
    this.#parts.output.end(() => done())
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#parts.cut()
    done(error)
  }

  #hold(isHeld: boolean): this {
    if (this.#isHeld === isHeld) return this
    this.#isHeld = isHeld
    this.#parts.hold(isHeld)
    return this
  }
}

function ignore(): void {}
