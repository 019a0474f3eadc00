import type { Faults } from '../fault/faults.ts'
import { completeLine, liveHelp } from '../grammar/live-help.ts'
import type { CommandLine } from '../shell/command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { leaveConfig } from './configuration/config-trees.ts'
import type { IosDevice } from './ios-device.ts'
import { type IosSession, promptOf } from './ios-session.ts'
import { treesOf } from './mode-trees.ts'
import { runCommand } from './run-command.ts'

/** What an IOS command line is started with. */
export interface IosCommandLineOptions {
  /** The device under it. */
  readonly device: IosDevice
  /** Whether the user starts at `#`. */
  readonly privileged: boolean
  /** Columns of the user's terminal. */
  readonly columns: number
  /** The faults of now. */
  readonly faults: () => Faults
}

/** One user's command line on an IOS device. */
export class IosCommandLine implements CommandLine {
  readonly #session: IosSession

  /** @param options - See {@link IosCommandLineOptions}. */
  constructor({ device, privileged, columns, faults }: IosCommandLineOptions) {
    this.#session = {
      device,
      faults,
      privileged,
      mode: 'exec',
      section: undefined,
      // Cisco, "length": 24 lines unless configured, whatever the pty says [K]
      terminalLength: 24,
      terminalWidth: columns,
    }
  }

  /** @inheritdoc */
  get greeting(): string {
    const { motd } = this.#session.device
    return motd === undefined ? '\n' : `\n${motd}\n`
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.#session)
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
    return runCommand(this.#session, line)
  }

  /** Leaves configuration mode (production-safety rule 6 [K]). */
  onInterrupt(): Answer {
    leaveConfig(this.#session)
    return ''
  }

  /** Executes a half-typed line, then leaves configuration mode (Cisco, "Ctrl-Z"; rule 6 [K]). */
  onCtrlZ(line: string): Answer {
    const answer = this.run(line)
    leaveConfig(this.#session)
    return answer
  }

  /** @inheritdoc */
  readonly help = (line: string): string => liveHelp(treesOf(this.#session), line)

  /** @inheritdoc */
  readonly complete = (line: string): string => completeLine(treesOf(this.#session), line)
}
