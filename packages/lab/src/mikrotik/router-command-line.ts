import type { CommandLine } from '../shell/command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { promptOf, type RouterSession } from './router-session.ts'
import { runLine } from './run-line.ts'

/** One user's command line on a RouterOS device; it neither pages here nor repaints what is typed. */
export class RouterCommandLine implements CommandLine {
  /** @inheritdoc */
  readonly greeting = ''
  /** @inheritdoc */
  readonly state = 'prompt'
  /** @inheritdoc */
  readonly mode = 'exec'
  /** @inheritdoc */
  readonly pageLength = 0
  /** MikroTik, "Console", keys: Ctrl-C. */
  readonly interruptByte = 0x03
  readonly #session: RouterSession

  /** @param session - Of this user alone. */
  constructor(session: RouterSession) {
    this.#session = session
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.#session)
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

  /** The line is lost (MikroTik, "Console", keys). */
  onInterrupt(): Answer {
    return ''
  }

  /** Nothing is known of it [K]. */
  onCtrlZ(): Answer {
    return ''
  }
}
