import type { CommandLine } from '../shell/command-line.ts'
import { type Answer, hangUp } from '../shell/reply.ts'
import { type FortiSession, isAtTop, promptOf } from './forti-session.ts'
import { pager } from './pager.ts'
import { runLine } from './run-line.ts'

/** Lines of a page (experience [K]). */
const page = 24

/** One user's command line on a FortiOS device. */
export class FortiCommandLine implements CommandLine {
  /** @inheritdoc */
  readonly greeting: string
  /** A blank line parts two commands (public captures). */
  readonly promptHeader = '\n'
  /** @inheritdoc */
  readonly pager = pager
  /** Fortinet, "Shortcuts and key commands": Ctrl-C. */
  readonly interruptByte = 0x03
  readonly #session: FortiSession

  /**
   * @param session - Of this user alone.
   * @param motd - Shown at log-in; empty for none.
   */
  constructor(session: FortiSession, motd: string) {
    this.#session = session
    this.greeting = motd
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.#session)
  }

  /** @inheritdoc */
  get state(): 'prompt' | 'config' {
    return isAtTop(this.#session) ? 'prompt' : 'config'
  }

  /** @inheritdoc */
  get mode(): string {
    return isAtTop(this.#session) ? 'exec' : 'config'
  }

  /** @inheritdoc */
  get pageLength(): number {
    const { device, faults } = this.#session
    return device.isPaged || faults().pagingCannotBeDisabled === true ? page : 0
  }

  /** @inheritdoc */
  get columns(): number {
    return this.#session.width
  }

  /** @inheritdoc */
  resize(columns: number): void {
    this.#session.width = columns
  }

  /** @inheritdoc */
  run(line: string): Answer {
    return runLine(this.#session, line)
  }

  /** Outside configuration it ends the session (production-safety rule 6); within, the line is lost. */
  onInterrupt(): Answer {
    return isAtTop(this.#session) ? hangUp : ''
  }

  /** The line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return ''
  }

  /** What was not applied is gone. */
  close(): void {
    this.#session.frames = []
  }
}
