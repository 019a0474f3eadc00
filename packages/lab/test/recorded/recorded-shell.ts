import { FaultyOutput } from '../../src/fault/faulty-output.ts'
import type { Shell, ShellWire } from '../../src/simulation/simulation.ts'
import { fromByteString, toByteString } from '../../src/terminal/byte-string.ts'
import { HiddenReader } from '../../src/terminal/hidden-reader.ts'
import { LineEditor } from '../../src/terminal/line-editor.ts'
import type { InputState } from '../../src/terminal/reader.ts'
import { Terminal } from '../../src/terminal/terminal.ts'
import type { Stand } from './stand.ts'

/**
 * How a device echoes a line that is longer than its own width, whatever the terminal's width is:
 * `wrap` goes on in the next row by CR LF; `scroll` shifts the line to the left and shows a `$`
 * (Cisco, "Using the Command-Line Interface").
 */
export interface EchoWidth {
  readonly columns: number
  readonly how: 'wrap' | 'scroll'
}

/** What a {@link RecordedShell} is made of. */
export interface RecordedShellOptions {
  /** Where the device stands first. */
  readonly stand: Stand
  /** Default: a line of any length is echoed as it is. */
  readonly echo?: EchoWidth | undefined
  /** Told of a line that nobody recorded an answer for. */
  readonly onUnrecorded: (line: string) => void
}

/** The command line of a recorded device: echoes as a device does, answers as it was recorded. */
export class RecordedShell implements Shell {
  readonly #options: RecordedShellOptions
  readonly #wire: ShellWire
  readonly #terminal: Terminal
  readonly #output: FaultyOutput
  #column = 0

  constructor(options: RecordedShellOptions, wire: ShellWire) {
    this.#options = options
    this.#wire = wire
    this.#output = new FaultyOutput({ send: wire.write, drop: wire.drop }, wire.faults)
    this.#terminal = new Terminal({
      write: (bytes) => this.#output.write(bytes),
      onEscape: () => undefined,
      echoesAhead: () => false,
    })
    this.#standAt(options.stand)
    this.#terminal.flush()
  }

  get state(): InputState {
    return this.#terminal.state
  }

  receive(bytes: Buffer): void {
    this.#terminal.receive(bytes)
  }

  resize(): void {}

  close(): void {
    this.#terminal.suspend('busy')
  }

  #standAt(stand: Stand): void {
    const { echo } = this.#options
    const prompt = toByteString(stand.prompt)
    if (stand.state === 'password') {
      this.#terminal.print(prompt)
      this.#terminal.read(new HiddenReader((line) => this.#onLine(stand, line)))
      return
    }
    this.#column = 0
    const editor = new LineEditor({
      state: stand.state,
      prompt,
      width: echo?.how === 'scroll' ? echo.columns : 0,
      print: (text) => this.#echo(text),
      onLine: (line, end) => {
        if (end === 'enter') this.#onLine(stand, line)
        else this.#standAt(stand)
      },
    })
    this.#terminal.read({
      state: stand.state,
      take: (byte) => {
        const next = stand.keys?.[String.fromCharCode(byte)]
        if (next === undefined) return editor.take(byte)
        // A pager takes its question away before it goes on.
        this.#terminal.print(`\r${' '.repeat(lastLine(prompt).length)}\r`)
        this.#standAt(next())
      },
    })
  }

  #echo(text: string): void {
    // The line that was typed ends behind what the recording has there.
    if (text === '\r\n') return
    const { echo } = this.#options
    if (echo?.how === 'wrap' && this.#column === echo.columns) {
      this.#terminal.print('\r\n')
      this.#column = 0
    }
    this.#column += lastLine(text).length
    this.#terminal.print(text)
  }

  #onLine(stand: Stand, bytes: string): void {
    const line = fromByteString(bytes)
    const answer = stand.answer(line)
    if (answer === undefined) this.#options.onUnrecorded(line)
    const { output, next, echoEnd = '' } = answer ?? { output: '', next: stand }
    this.#terminal.print(toByteString(`${echoEnd}\n${output}`))
    if (next === 'hang-up') {
      this.#terminal.suspend('busy')
      this.#output.afterWrites(this.#wire.hangUp)
    } else this.#standAt(next)
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1)
}
