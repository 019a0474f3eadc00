import type { CommandLine } from './command-line.ts'
import type { Answer } from './reply.ts'

/** What a command line with a mode for configuration remembers on every platform. */
export interface EditingSession {
  /** Set in configuration mode. */
  readonly editing: object | undefined
  /** Lines of a page; 0 switches paging off. */
  terminalLength: number
  /** Columns of the terminal. */
  terminalWidth: number
}

/** One user's command line on a device that is edited in a mode of its own: what such platforms share. */
export abstract class EditingCommandLine<Session extends EditingSession> implements CommandLine {
  /** @inheritdoc */
  readonly greeting: string
  /** Of this user alone. */
  protected readonly session: Session

  /**
   * @param session - Of this user alone.
   * @param greeting - Shown before the first prompt; empty for none.
   */
  constructor(session: Session, greeting: string) {
    this.session = session
    this.greeting = greeting
  }

  /** @inheritdoc */
  abstract get prompt(): string

  /** @inheritdoc */
  get state(): 'prompt' | 'config' {
    return this.session.editing === undefined ? 'prompt' : 'config'
  }

  /** @inheritdoc */
  abstract get mode(): string

  /** @inheritdoc */
  get pageLength(): number {
    return this.session.terminalLength
  }

  /** @inheritdoc */
  get columns(): number {
    return this.session.terminalWidth
  }

  /** @inheritdoc */
  resize(columns: number): void {
    this.session.terminalWidth = columns
  }

  /** @inheritdoc */
  abstract run(line: string): Answer

  /** The line is lost, the mode stays (experience [K]). */
  onInterrupt(): Answer {
    return ''
  }

  /** @inheritdoc */
  abstract onCtrlZ(line: string): Answer
}
