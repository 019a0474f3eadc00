import { matchesCommand } from '../fault/faults.ts'
import { FaultyOutput } from '../fault/faulty-output.ts'
import type { Shell, ShellWire } from '../simulation/simulation.ts'
import { LineEditor, type LineEditorOptions, type LineEnd } from '../terminal/line-editor.ts'
import { Pager } from '../terminal/pager.ts'
import type { InputState } from '../terminal/reader.ts'
import { Terminal } from '../terminal/terminal.ts'
import type { CommandLine, CommandLineSurroundings } from './command-line.ts'
import { dialogReader } from './dialog-reader.ts'
import type { Answer, Dialog } from './reply.ts'

/** The terminal of one user: prompt, line, command, output or dialog, prompt; and what goes wrong on the way. */
export class CliShell implements Shell {
  readonly #commandLine: CommandLine
  readonly #terminal: Terminal
  readonly #output: FaultyOutput
  readonly #wire: ShellWire
  #timer: NodeJS.Timeout | undefined
  #commands = 0
  /** The mode that the last prompt told. */
  #promptedMode: string | undefined
  #hung = false

  /**
   * @param wire - The way to the user.
   * @param open - Makes the command line of the platform.
   */
  constructor(wire: ShellWire, open: (surroundings: CommandLineSurroundings) => CommandLine) {
    this.#wire = wire
    const drop = (): void => {
      // nothing that still arrives reaches a device whose link was cut
      this.#terminal.suspend('busy')
      wire.drop()
    }
    this.#output = new FaultyOutput({ send: wire.write, drop }, wire.faults)
    this.#terminal = new Terminal({
      write: (bytes) => this.#output.write(bytes),
      onEscape: () => this.#escape(),
      escapeByte: () => this.#commandLine.interruptByte,
      echoesAhead: () => wire.faults().echoTypedAhead === true,
    })
    this.#commandLine = open({
      columns: wire.columns,
      faults: wire.faults,
      tell: (text) => {
        this.#terminal.print(text)
        this.#terminal.flush()
      },
    })
  }

  /** @inheritdoc */
  get state(): InputState {
    return this.#terminal.state
  }

  /** Greets the user and shows the first prompt. */
  open(): void {
    const { silentPrompt, promptDelayMs = 0 } = this.#wire.faults()
    if (silentPrompt === true) return
    if (promptDelayMs > 0) this.#timer = setTimeout(() => this.#greet(), promptDelayMs)
    else this.#greet()
  }

  /** @inheritdoc */
  receive(bytes: Buffer): void {
    this.#terminal.receive(bytes)
  }

  /** @inheritdoc */
  resize(columns: number): void {
    this.#commandLine.resize(columns)
  }

  /** @inheritdoc */
  close(): void {
    clearTimeout(this.#timer)
    this.#output.close()
    this.#terminal.suspend('busy')
    this.#commandLine.close?.()
  }

  #greet(): void {
    const terminal = this.#terminal
    terminal.print(this.#commandLine.greeting)
    if (this.#wire.faults().anyKeyAtLogin === true) {
      const question = 'Press any key to continue'
      const answer = (): Answer => ''
      this.#ask({ kind: 'dialog', question, ask: 'key', answer })
    } else this.#prompt()
    terminal.pump()
  }

  #prompt(): void {
    const terminal = this.#terminal
    const { prompt, promptHeader = '', mode, state } = this.#commandLine
    const faults = this.#wire.faults()
    const isFirst = this.#promptedMode === undefined
    const isOtherMode = !isFirst && mode !== this.#promptedMode
    this.#promptedMode = mode
    if (faults.flushInputAtPrompt === true) terminal.discardInput()
    if (faults.flushInputAtModeChange === true && isOtherMode) terminal.discardInput()
    // the blank line that parts two commands stands above no first prompt
    terminal.print(isFirst ? promptHeader.trimStart() : promptHeader)
    if (faults.promptTwice === true) terminal.print(prompt)
    terminal.read(
      new LineEditor({
        state,
        prompt,
        width: this.#columns,
        print: (text) => terminal.print(text),
        onLine: (line, end) => this.#onLine(line, end),
        ...keysOf(this.#commandLine),
      }),
    )
    if (faults.messageBehindPrompt !== undefined) terminal.print(faults.messageBehindPrompt)
  }

  get #columns(): number {
    return this.#wire.faults().fixedColumns ?? this.#commandLine.columns
  }

  #onLine(line: string, end: LineEnd): void {
    if (end === 'ctrl-c') this.#deliver(this.#commandLine.onInterrupt())
    else if (line.trim() === '') this.#run(line, end)
    else this.#start(line, end)
  }

  #start(line: string, end: LineEnd): void {
    const { hangOnCommand, thinkTimeMs = 0 } = this.#wire.faults()
    this.#commands++
    this.#hung = matchesCommand(hangOnCommand, line.trim())
    if (this.#hung) this.#terminal.suspend('busy')
    else if (thinkTimeMs === 0) this.#run(line, end)
    else {
      this.#terminal.suspend('busy')
      this.#timer = setTimeout(() => {
        this.#run(line, end)
        this.#terminal.pump()
      }, thinkTimeMs)
    }
  }

  #run(line: string, end: LineEnd): void {
    const { gluePromptTo, dropOnCommand } = this.#wire.faults()
    const command = line.trim()
    const commandLine = this.#commandLine
    const reply = end === 'ctrl-z' ? commandLine.onCtrlZ(line) : commandLine.run(line)
    const isGlued = typeof reply === 'string' && matchesCommand(gluePromptTo, command)
    const answer = isGlued ? reply.trimEnd() : reply
    if (matchesCommand(dropOnCommand, command)) this.#dropAmid(answer)
    else this.#deliver(answer)
  }

  #deliver(answer: Answer): void {
    if (typeof answer === 'string') this.#show(answer)
    else if (answer.kind === 'dialog') this.#ask(answer)
    else {
      this.#terminal.print(answer.output ?? '')
      this.#terminal.suspend('busy')
      this.#output.afterWrites(this.#wire.hangUp)
    }
  }

  #show(text: string): void {
    const { pageLength, pager: style } = this.#commandLine
    const terminal = this.#terminal
    const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n')
    if (text === '' || pageLength === 0 || lines.length < pageLength) {
      terminal.print(text)
      this.#finish()
      return
    }
    const pager = new Pager({
      lines,
      length: pageLength,
      style,
      goesOnAtAnyKey: this.#wire.faults().anyKeyPager === true,
      print: (part) => terminal.print(part),
      onKey: () => {
        if (this.#wire.faults().eatByteAtPager === true) terminal.discardByte()
      },
      onEnd: () => this.#finish(),
    })
    terminal.read(pager)
    pager.start()
  }

  /** A command is done: the next prompt, unless the link is to be cut here. */
  #finish(): void {
    const { dropAfterCommands } = this.#wire.faults()
    if (dropAfterCommands === undefined || this.#commands < dropAfterCommands) this.#prompt()
    else {
      this.#terminal.suspend('busy')
      this.#output.drop()
    }
  }

  #ask(dialog: Dialog): void {
    const { flushInputAtPassword } = this.#wire.faults()
    if (dialog.ask === 'hidden' && flushInputAtPassword === true) this.#terminal.discardInput()
    const reader = dialogReader({
      dialog,
      width: this.#columns,
      print: (text) => this.#terminal.print(text),
      onAnswer: (text) => this.#deliver(dialog.answer(text)),
      onCancel: () => this.#prompt(),
    })
    this.#terminal.read(reader)
  }

  #dropAmid(answer: Answer): void {
    const text = typeof answer === 'string' ? answer : ''
    this.#terminal.print(text.slice(0, Math.ceil(text.length / 2)))
    this.#terminal.suspend('busy')
    this.#output.drop()
  }

  #escape(): void {
    if (!this.#hung) return
    this.#hung = false
    this.#terminal.print('\n')
    this.#prompt()
  }
}

/** What single keys do on this command line. */
function keysOf(
  commandLine: CommandLine,
): Pick<LineEditorOptions, 'help' | 'complete' | 'completeAtBlank' | 'echoOfEnter'> {
  return {
    help: commandLine.help?.bind(commandLine),
    complete: commandLine.complete?.bind(commandLine),
    completeAtBlank: commandLine.completeAtBlank?.bind(commandLine),
    echoOfEnter: commandLine.echoOfEnter?.bind(commandLine),
  }
}
