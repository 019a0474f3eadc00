import { matchesCommand } from '../fault/faults.ts'
import { FaultyOutput } from '../fault/faulty-output.ts'
import { completeLine, liveHelp } from '../grammar/live-help.ts'
import type { Shell, ShellWire } from '../simulation/simulation.ts'
import { LineEditor, type LineEnd } from '../terminal/line-editor.ts'
import { Pager } from '../terminal/pager.ts'
import type { InputState } from '../terminal/reader.ts'
import { Terminal } from '../terminal/terminal.ts'
import { dialogReader } from './dialog-reader.ts'
import type { IosDevice } from './ios-device.ts'
import { type IosSession, promptOf } from './ios-session.ts'
import { leaveConfig, treesOf } from './mode-trees.ts'
import type { Answer, Dialog } from './reply.ts'
import { runCommand } from './run-command.ts'

/** What an IOS command line is started with. */
export interface IosShellOptions {
  /** The device under it. */
  readonly device: IosDevice
  /** Whether the user starts at `#`. */
  readonly privileged: boolean
  /** The way to the user. */
  readonly wire: ShellWire
}

/** One user's command line on an IOS device: prompt, line, command, output or dialog, prompt. */
export class IosShell implements Shell {
  readonly #session: IosSession
  readonly #terminal: Terminal
  readonly #output: FaultyOutput
  readonly #wire: ShellWire
  #timer: NodeJS.Timeout | undefined
  #commands = 0
  /** Mode and privilege that the last prompt told. */
  #promptedMode: string | undefined
  #hung = false

  /** @param options - See {@link IosShellOptions}. */
  constructor({ device, privileged, wire }: IosShellOptions) {
    this.#wire = wire
    this.#session = {
      device,
      faults: wire.faults,
      privileged,
      mode: 'exec',
      section: undefined,
      // Cisco, "length": 24 lines unless configured, whatever the pty says [K]
      terminalLength: 24,
      terminalWidth: wire.columns,
    }
    const drop = (): void => {
      // nothing that still arrives reaches a device whose link was cut
      this.#terminal.suspend('busy')
      wire.drop()
    }
    this.#output = new FaultyOutput({ send: wire.write, drop }, wire.faults)
    this.#terminal = new Terminal({
      write: (bytes) => this.#output.write(bytes),
      onEscape: () => this.#escape(),
      echoesAhead: () => wire.faults().echoTypedAhead === true,
    })
  }

  /** @inheritdoc */
  get state(): InputState {
    return this.#terminal.state
  }

  /** Shows the message of the day and the first prompt. */
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
    this.#session.terminalWidth = columns
  }

  /** @inheritdoc */
  close(): void {
    clearTimeout(this.#timer)
    this.#output.close()
    this.#terminal.suspend('busy')
  }

  #greet(): void {
    const { motd } = this.#session.device
    const terminal = this.#terminal
    terminal.print(motd === undefined ? '\n' : `\n${motd}\n`)
    if (this.#wire.faults().anyKeyAtLogin === true) {
      const question = 'Press any key to continue'
      const answer = (): Answer => ''
      this.#ask({ kind: 'dialog', question, ask: 'key', answer })
    } else this.#prompt()
    terminal.pump()
  }

  #prompt(): void {
    const terminal = this.#terminal
    const session = this.#session
    const faults = this.#wire.faults()
    const prompt = promptOf(session)
    const mode = `${session.mode} ${session.privileged}`
    const isOtherMode = this.#promptedMode !== undefined && mode !== this.#promptedMode
    this.#promptedMode = mode
    if (faults.flushInputAtPrompt === true) terminal.discardInput()
    if (faults.flushInputAtModeChange === true && isOtherMode) terminal.discardInput()
    if (faults.promptTwice === true) terminal.print(prompt)
    terminal.read(
      new LineEditor({
        state: session.mode === 'exec' ? 'prompt' : 'config',
        prompt,
        width: this.#columns,
        print: (text) => terminal.print(text),
        onLine: (line, end) => this.#onLine(line, end),
        help: (line) => liveHelp(treesOf(session), line),
        complete: (line) => completeLine(treesOf(session), line),
      }),
    )
    if (faults.messageBehindPrompt !== undefined) terminal.print(faults.messageBehindPrompt)
  }

  get #columns(): number {
    return this.#wire.faults().fixedColumns ?? this.#session.terminalWidth
  }

  #onLine(line: string, end: LineEnd): void {
    if (end === 'ctrl-c') {
      // production-safety rule 6: Ctrl-C leaves configuration mode [K]
      leaveConfig(this.#session)
      this.#prompt()
    } else if (line.trim() === '') this.#run(line, end)
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
    const reply = runCommand(this.#session, line)
    const isGlued = typeof reply === 'string' && matchesCommand(gluePromptTo, command)
    const answer = isGlued ? reply.trimEnd() : reply
    // Cisco, "Ctrl-Z": a half-typed configuration line is executed, then the mode is left (rule 6 [K])
    if (end === 'ctrl-z') leaveConfig(this.#session)
    if (matchesCommand(dropOnCommand, command)) this.#dropAmid(answer)
    else this.#deliver(answer)
  }

  #deliver(answer: Answer): void {
    if (typeof answer === 'string') this.#show(answer)
    else if (answer.kind === 'dialog') this.#ask(answer)
    else {
      this.#terminal.suspend('busy')
      this.#output.afterWrites(this.#wire.hangUp)
    }
  }

  #show(text: string): void {
    const { terminalLength } = this.#session
    const terminal = this.#terminal
    const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n')
    if (text === '' || terminalLength === 0 || lines.length < terminalLength) {
      terminal.print(text)
      this.#finish()
      return
    }
    const pager = new Pager({
      lines,
      length: terminalLength,
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
