import type { Secret } from '@nornir-ts/core'
import type { SshPhase } from '../../error/ssh-error.ts'
import type { SessionRecorder } from '../../session-log/session-recorder.ts'
import type { Encoding } from '../../terminal/byte-decoder.ts'
import { OutputLimitError } from '../../terminal/output-limit-error.ts'
import { Terminal } from '../../terminal/terminal.ts'
import { DEFAULT_TERMINAL, LONGEST_TIMER_MS } from '../../transport/ssh-target.ts'
import type { Transport, TransportClose } from '../../transport/transport.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { SessionLogger } from '../session-logger.ts'
import { closedEarly, timeOut } from './end-of-wait.ts'
import type { Expectation, Judge } from './expectation.ts'
import { lastLines } from './last-lines.ts'
import { TypedSecrets } from './typed-secrets.ts'

/** What a {@link DeviceDialog} works with. */
export interface DeviceDialogOptions {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The bytes; it is started here. */
  readonly transport: Transport
  /** How much to take. */
  readonly limits: SessionLimits
  /** Told of every decision. */
  readonly log: SessionLogger
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: Encoding | undefined
  /** What Enter sends. Default: `\n`. */
  readonly enter?: string | undefined
  /** Told all that passes. */
  readonly recorder?: SessionRecorder | undefined
}

/** How much of a last line is logged. */
const LOGGED_LENGTH = 80

interface Wait {
  readonly phase: SshPhase
  readonly look: () => void
  readonly fail: (error: Error) => void
  readonly failClosed: (close: TransportClose) => void
}

/** Writes to a device and waits for what it says; knows nothing about modes and commands. */
export class DeviceDialog {
  /** Name of the host in the inventory. */
  readonly host: string
  /** How the device encodes text. */
  readonly encoding: Encoding
  readonly #transport: Transport
  readonly #terminal: Terminal
  readonly #limits: SessionLimits
  readonly #log: SessionLogger
  #enter: string
  readonly #recorder: SessionRecorder | undefined
  readonly #secrets = new TypedSecrets()
  #answered: { readonly question: string; readonly lineCount: number } | undefined
  #wait: Wait | undefined
  #isLookScheduled = false
  #closed: TransportClose | undefined
  #failure: Error | undefined

  /**
   * @param options - The started transport's bytes are taken from now on.
   */
  constructor(options: DeviceDialogOptions) {
    this.host = options.host
    this.#transport = options.transport
    this.#limits = options.limits
    this.#log = options.log
    this.encoding = options.encoding ?? 'utf-8'
    this.#enter = options.enter ?? '\n'
    this.#recorder = options.recorder
    const { columns, rows } = DEFAULT_TERMINAL
    this.#terminal = new Terminal({
      ...options.limits,
      columns,
      rows,
      encoding: this.encoding,
      reply: (text) => this.#report(text),
    })
    options.transport.start({
      onData: (chunk) => this.#onData(chunk),
      onClose: (close) => this.#onClose(close),
    })
  }

  /** False once either side has closed. */
  get isOpen(): boolean {
    return this.#closed === undefined && this.#failure === undefined && this.#transport.isOpen
  }

  /** By whom the session was closed; undefined while it is open. */
  get closedBy(): TransportClose['by'] | undefined {
    if (this.isOpen) return undefined
    return this.#closed?.by ?? 'us'
  }

  /** The line that was not ended: at rest, the prompt. */
  get partial(): string {
    return this.#terminal.partial
  }

  /** Lines that came since the last {@link DeviceDialog.take}. */
  get lines(): readonly string[] {
    return this.#terminal.lines
  }

  /** Gives the lines that came and forgets them. */
  take(): readonly string[] {
    return this.#terminal.take()
  }

  /** Writes text; it must have been checked, and hold no secret. */
  write(text: string): void {
    this.#recorder?.sent(text)
    this.#transmit(text)
  }

  /** Writes lines, each with Enter, in one go; the same holds for them. */
  writeLines(...lines: readonly string[]): void {
    this.write(lines.map((line) => `${line}${this.#enter}`).join(''))
  }

  /** Sets what Enter sends from now on, where that was not known before. */
  useEnter(enter = '\n'): void {
    this.#enter = enter
  }

  /** Answers the question on the last line, which is not judged again before it has changed. */
  answer(text: string, { withEnter }: { readonly withEnter: boolean }): void {
    this.#markAnswered()
    if (withEnter) this.writeLines(text)
    else this.write(text)
  }

  /** Writes a secret and ends the line; should the device echo it, {@link DeviceDialog.hide} hides that. */
  writeSecret(secret: Secret): void {
    this.#markAnswered()
    this.#secrets.add(secret, this.partial)
    this.#recorder?.sentSecret(secret)
    this.#transmit(`${secret.reveal()}${this.#enter}`)
  }

  /** A new command is typed: what was secret of the last one is not looked for any more. */
  forgetSecrets(): void {
    this.#secrets.clear()
  }

  /** A line without the secrets that were typed for this command. */
  hide(line: string): string {
    return this.#secrets.hide(line)
  }

  /** Takes what a listener of the user rejected with. */
  readonly onRejection = (reason: unknown): void => {
    this.#log.warn({ reason: String(reason) }, 'a listener of lines has failed')
  }

  /** The end of what the device said, for messages. */
  tail(): readonly string[] {
    return lastLines(
      this.lines.map((line) => this.hide(line)),
      this.hide(this.partial),
    )
  }

  /** Closes the connection and ends the log; never rejects. */
  async close(): Promise<void> {
    await this.#transport.close()
    await this.#recorder?.close()
  }

  /**
   * Waits until the judge is content and silence has confirmed it.
   *
   * @param judge - Decides.
   * @param expectation - What is waited for, and how long.
   * @throws `PromptTimeoutError`, `SessionClosedError`, {@link OutputLimitError}, the
   * signal's reason, or what the judge throws.
   */
  expect<Value>(judge: Judge<Value>, expectation: Expectation): Promise<Value> {
    const { timeoutMs, deadline, signal, isBehindInput } = expectation
    return new Promise<Value>((resolve, reject) => {
      let quiet: NodeJS.Timeout | undefined
      let isOver = false
      /** A timer that fires late, behind other work, knows nothing of bytes that wait to be read. */
      const unlessBehind = (act: () => void) => (): void => {
        setImmediate(() => {
          if (!isOver && !this.#isLookScheduled) act()
        })
      }
      const silence = setTimeout(
        unlessBehind(() => finish(() => reject(timeOut(this, expectation)))),
        Math.min(timeoutMs, LONGEST_TIMER_MS),
      )
      const end =
        deadline &&
        setTimeout(
          () => finish(() => reject(timeOut(this, expectation, deadline))),
          Math.min(Math.max(0, deadline.at - performance.now()), LONGEST_TIMER_MS),
        )
      const onAbort = (): void => finish(() => reject(signal?.reason as Error))
      const finish = (settle: () => void): void => {
        isOver = true
        clearTimeout(silence)
        clearTimeout(end)
        clearTimeout(quiet)
        signal?.removeEventListener('abort', onAbort)
        this.#wait = undefined
        settle()
      }
      const look = (): void => {
        clearTimeout(quiet)
        quiet = undefined
        // A prompt at rest has the cursor behind it; the pager's own erasure is half a pager's prompt.
        if (this.#terminal.isRepainting || this.#isStillAnswered()) return
        try {
          const verdict = judge(this.#terminal.lines, this.#terminal.partial)
          if (verdict === undefined) return
          const accept = (): void => {
            const value = verdict.value()
            if (value === undefined) return
            const { quietMs } = verdict
            const tail = this.hide(this.partial).slice(-LOGGED_LENGTH)
            this.#log.debug({ phase: expectation.phase, tail, quietMs }, 'the device waits')
            finish(() => resolve(value))
          }
          if (verdict.quietMs === 0) {
            accept()
            return
          }
          const mine = setTimeout(
            unlessBehind(() => {
              if (quiet === mine) accept()
            }),
            verdict.quietMs,
          )
          quiet = mine
        } catch (error) {
          finish(() => reject(error as Error))
        }
      }
      this.#wait = {
        phase: expectation.phase,
        look: () => {
          silence.refresh()
          look()
        },
        fail: (error) => finish(() => reject(error)),
        failClosed: (close) => finish(() => reject(closedEarly(this, expectation, close))),
      }
      if (signal?.aborted === true) onAbort()
      else if (this.#failure !== undefined) this.#wait.fail(this.#failure)
      else if (this.#closed !== undefined) this.#wait.failClosed(this.#closed)
      else {
        signal?.addEventListener('abort', onAbort)
        if (isBehindInput !== true) look()
      }
    })
  }

  /**
   * Answers a device that asks what the terminal is or where its cursor stands. While a command is
   * answered nobody asks but the output itself, which may be anyone's text: the answer would be typed.
   */
  #report(text: string): void {
    const phase = this.#wait?.phase
    // Not told to the recorder: it takes what is sent for the end of a secret's echo.
    if (phase === 'login' || phase === 'prepare' || phase === 'mode') this.#transmit(text)
    else this.#log.debug({ phase }, 'a terminal report was asked for and not given')
  }

  #transmit(text: string): void {
    this.#transport.write(this.encoding === 'latin1' ? Buffer.from(text, 'latin1') : text)
  }

  #markAnswered(): void {
    this.#answered = { question: this.partial.trimEnd(), lineCount: this.lines.length }
  }

  /** Whether nothing but blanks came behind a question that was answered. */
  #isStillAnswered(): boolean {
    if (this.#answered === undefined) return false
    const { question, lineCount } = this.#answered
    if (this.lines.length <= lineCount && this.partial.trimEnd() === question) return true
    this.#answered = undefined
    return false
  }

  #onData(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return
    this.#recorder?.received(chunk)
    const limit = this.#terminal.push(chunk)
    if (limit !== undefined) {
      const maxLength = limit === 'line' ? this.#limits.maxLineLength : this.#limits.maxOutputLength
      this.#failure = new OutputLimitError({ host: this.host, phase: 'command', limit, maxLength })
      this.#wait?.fail(this.#failure)
      this.#transport.destroy()
    } else if (!this.#isLookScheduled) {
      // A prompt counts when the bytes at hand are drained, not at the end of a packet.
      this.#isLookScheduled = true
      setImmediate(() => this.#look())
    }
  }

  #look(): void {
    this.#isLookScheduled = false
    if (this.#wait !== undefined) this.#wait.look()
    else this.#log.debug({ lines: this.tail() }, 'unasked output')
  }

  #onClose(close: TransportClose): void {
    this.#closed = close
    void this.#recorder?.close()
    // What came just before the end may hold the answer: look first.
    if (this.#isLookScheduled) this.#wait?.look()
    this.#wait?.failClosed(close)
  }
}
