import { completeLine, liveHelp } from '../../grammar/live-help.ts'
import type { CommandLine } from '../../shell/command-line.ts'
import type { Answer } from '../../shell/reply.ts'
import type { PagerStyle } from '../../terminal/pager.ts'
import type { Dialect } from './dialect.ts'
import { runCommand } from './run-command.ts'
import type { IosLikeSession } from './session.ts'

/** What an IOS-like command line is started with. */
export interface IosLikeCommandLineOptions<Session extends IosLikeSession> {
  /** How the device reads and answers. */
  readonly dialect: Dialect<Session>
  /** What the command line remembers. */
  readonly session: Session
  /** Printed before the first prompt. */
  readonly greeting: () => string
  /** Leaves configuration mode. */
  readonly leaveConfig: (session: Session) => void
  /** What paging looks like. Default: as on IOS. */
  readonly pager?: PagerStyle | undefined
}

/** One user's command line on an IOS-like device. */
export class IosLikeCommandLine<Session extends IosLikeSession> implements CommandLine {
  /** @inheritdoc */
  readonly pager: PagerStyle | undefined
  readonly #options: IosLikeCommandLineOptions<Session>
  readonly #session: Session

  /** @param options - See {@link IosLikeCommandLineOptions}. */
  constructor(options: IosLikeCommandLineOptions<Session>) {
    this.#options = options
    this.#session = options.session
    this.pager = options.pager
  }

  /** @inheritdoc */
  get greeting(): string {
    return this.#options.greeting()
  }

  /** @inheritdoc */
  get prompt(): string {
    return this.#options.dialect.promptOf(this.#session)
  }

  /** @inheritdoc */
  get state(): 'prompt' | 'config' {
    return this.#session.mode === 'exec' ? 'prompt' : 'config'
  }

  /** @inheritdoc */
  get mode(): string {
    return `${this.#session.mode} ${this.#session.privileged}`
  }

  /** @inheritdoc */
  get pageLength(): number {
    return this.#session.terminalLength
  }

  /** @inheritdoc */
  get columns(): number {
    return this.#session.terminalWidth
  }

  /** @inheritdoc */
  resize(columns: number): void {
    this.#session.terminalWidth = columns
  }

  /** @inheritdoc */
  run(line: string): Answer {
    return runCommand(this.#options.dialect, this.#session, line)
  }

  /** Leaves configuration mode (production-safety rule 6 [K]). */
  onInterrupt(): Answer {
    this.#options.leaveConfig(this.#session)
    return ''
  }

  /** Executes a half-typed line, then leaves configuration mode (Cisco, "Ctrl-Z"; rule 6 [K]). */
  onCtrlZ(line: string): Answer {
    const answer = this.run(line)
    this.#options.leaveConfig(this.#session)
    return answer
  }

  /** @inheritdoc */
  readonly help = (line: string): string => liveHelp(this.#trees, line)

  /** @inheritdoc */
  readonly complete = (line: string): string => completeLine(this.#trees, line)

  get #trees(): ReturnType<Dialect<Session>['trees']> {
    return this.#options.dialect.trees(this.#session)
  }
}
