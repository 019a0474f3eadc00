import type { CommandLineSurroundings } from '../shell/command-line.ts'
import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import type { PagerStyle } from '../terminal/pager.ts'
import { completed, help } from './completion.ts'
import { readConfigure } from './configure/configure-commands.ts'
import { leaveConfiguration } from './configure/enter.ts'
import { release } from './factory-configuration.ts'
import type { JunosDevice } from './junos-device.ts'
import { type JunosSession, levelOf, type Run } from './junos-session.ts'
import { readOperational } from './operational/read-operational.ts'
import { runShell, shellPrompt } from './operational/shell.ts'
import { pager } from './pager.ts'

/** What the release says of itself at log-in; the form is experience [K]. */
const releaseNote = `--- JUNOS ${release} Kernel 64-bit  JNPR-12.1-20230131.c5ecb5a_buil\n`

/** One user's command line on a Junos device. */
export class JunosCommandLine extends EditingCommandLine<JunosSession> {
  /** @inheritdoc */
  readonly pager: PagerStyle = pager
  /** Ctrl-C (experience [K]). */
  readonly interruptByte = 0x03
  readonly #device: JunosDevice
  readonly #tell: (text: string) => void

  /**
   * @param session - Of this user alone.
   * @param motd - Shown at log-in; empty for none.
   * @param surroundings - What the shell offers.
   */
  constructor(session: JunosSession, motd: string, { tell }: CommandLineSurroundings) {
    super(session, `${motd}${releaseNote}`)
    this.#device = session.device
    this.#tell = tell
    this.#device.terminals.add(tell)
  }

  /** A blank line, what a pending commit says, and the hierarchy (recorded; the pending one: public captures). */
  get promptHeader(): string {
    const session = this.session
    if (session.shell?.isOpen === true) return ''
    const minutes = this.#device.minutesLeft
    const pending =
      minutes === undefined
        ? ''
        : `# commit confirmed will be rolled back in ${minutes} minute${minutes === 1 ? '' : 's'}\n`
    const names = levelOf(session).map((name) => ` ${name}`)
    return `\n${pending}${session.editing === undefined ? '' : `[edit${names.join('')}]\n`}`
  }

  /** @inheritdoc */
  get prompt(): string {
    const session = this.session
    if (session.shell?.isOpen === true) return shellPrompt(session)
    return `${session.user}@${this.#device.hostname}${session.editing === undefined ? '>' : '#'} `
  }

  /** @inheritdoc */
  get mode(): string {
    const { shell, editing } = this.session
    return shell?.isOpen === true ? 'shell' : (editing?.editor.kind ?? 'operational')
  }

  /** @inheritdoc */
  override get pageLength(): number {
    return this.session.isUnpaged ? 0 : this.session.terminalLength
  }

  /** @inheritdoc */
  run(line: string): Answer {
    const session = this.session
    session.lastInputAt = this.#device.now()
    session.isUnpaged = false
    if (session.shell?.isOpen === true) return runShell(session, line)
    if (line.trim() === '') return ''
    const run = this.#read(line)
    if (!('message' in run)) return run()
    return `${' '.repeat(this.prompt.length + run.column)}^\n${run.message}\n`
  }

  /** The line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return ''
  }

  /** A blank stands behind a line that is understood (recorded: scrapli, junos). */
  echoOfEnter(line: string): string {
    const isShell = this.session.shell?.isOpen === true
    if (isShell || line.trim() === '' || 'message' in this.#read(line)) return '\r\n'
    return ' \r\n'
  }

  /** Juniper, "set cli complete-on-space": on by default. */
  completeAtBlank(line: string): string {
    const { completesOnSpace, shell } = this.session
    if (!completesOnSpace || shell?.isOpen === true) return ''
    return completed(this.session, line).slice(line.length)
  }

  /** @inheritdoc */
  complete(line: string): string {
    const full = completed(this.session, line)
    return full === line ? line : `${full} `
  }

  /** @inheritdoc */
  help(line: string): string {
    return help(this.session, line)
  }

  /** What was not committed in an exclusive or private session is gone; the shared candidate stays. */
  close(): void {
    leaveConfiguration(this.session)
    this.#device.terminals.delete(this.#tell)
  }

  #read(line: string): Run {
    const session = this.session
    return session.editing === undefined
      ? readOperational(session, line)
      : readConfigure(session, line)
  }
}
