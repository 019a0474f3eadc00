import { HiddenReader } from '../terminal/hidden-reader.ts'
import { LineEditor } from '../terminal/line-editor.ts'
import type { InputState } from '../terminal/reader.ts'
import { Terminal } from '../terminal/terminal.ts'

/** What a log-in dialog needs to know. */
export interface LogInDialogOptions {
  /** Shown before the first question. */
  readonly banner: string | undefined
  /** Whether this user may log in with this password. */
  readonly accepts: (username: string, password: string) => boolean
  /** Whether what was typed ahead is thrown away when the password is asked for. */
  readonly flushesAtPassword: () => boolean
  /** Sends bytes to the user. */
  readonly write: (bytes: Buffer) => void
  /** The user is in. */
  readonly onAccepted: () => void
  /** Too many failures. */
  readonly onTooMany: () => void
}

/** Cisco, "login local" on a line: three times, then the line is closed (field experience, unverified). */
const maxFailures = 3

/**
 * Asks for user name and password as an IOS line with `login local` does: `User Access Verification`,
 * `Username:`, `Password:`, `% Login invalid`.
 */
export class LogInDialog {
  readonly #options: LogInDialogOptions
  readonly #terminal: Terminal
  #failures = 0

  /** @param options - See {@link LogInDialogOptions}; the first question is asked at once. */
  constructor(options: LogInDialogOptions) {
    this.#options = options
    this.#terminal = new Terminal({
      write: options.write,
      onEscape: () => undefined,
      echoesAhead: () => false,
    })
    const { banner } = options
    this.#terminal.print(banner === undefined ? '\n' : `\n${banner.replace(/\r?\n$/, '')}\n`)
    this.#terminal.print('\nUser Access Verification\n\n')
    this.#askUsername()
    this.#terminal.pump()
  }

  /** What the device waits for. */
  get state(): InputState {
    return this.#terminal.state
  }

  /** Takes what the user typed. */
  receive(bytes: Buffer): void {
    this.#terminal.receive(bytes)
  }

  /** Gives what was typed ahead to whoever comes behind the log-in. */
  handOver(take: (bytes: Buffer) => void): void {
    this.#terminal.read({ state: 'busy', take: (byte) => take(Buffer.of(byte)) })
    this.#terminal.pump()
  }

  #askUsername(): void {
    const terminal = this.#terminal
    terminal.read(
      new LineEditor({
        state: 'dialog',
        prompt: 'Username: ',
        width: 0,
        print: (text) => terminal.print(text),
        onLine: (line) => (line === '' ? this.#askUsername() : this.#askPassword(line)),
      }),
    )
  }

  #askPassword(username: string): void {
    if (this.#options.flushesAtPassword()) this.#terminal.discardInput()
    this.#terminal.print('Password: ')
    this.#terminal.read(new HiddenReader((password) => this.#judge(username, password)))
  }

  #judge(username: string, password: string): void {
    const terminal = this.#terminal
    terminal.print('\n')
    if (this.#options.accepts(username, password)) {
      terminal.suspend('busy')
      this.#options.onAccepted()
      return
    }
    this.#failures++
    terminal.print('% Login invalid\n\n')
    if (this.#failures < maxFailures) this.#askUsername()
    else {
      terminal.suspend('busy')
      this.#options.onTooMany()
    }
  }
}
