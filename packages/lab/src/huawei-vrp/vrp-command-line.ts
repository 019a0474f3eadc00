import { completeLine, liveHelp } from '../grammar/live-help.ts'
import type { CommandLine } from '../shell/command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { endSession, leave } from './candidate/leave.ts'
import { pager } from './pager.ts'
import { runLine } from './run-line.ts'
import { viewTree } from './view/view-commands.ts'
import { promptOf, type VrpSession } from './vrp-session.ts'

/** One user's command line on a VRP device. */
export class VrpCommandLine implements CommandLine {
  /** @inheritdoc */
  readonly greeting: string
  /** @inheritdoc */
  readonly pager = pager
  /** VRP stops a command at Ctrl-C (public captures: `press CTRL_C to break`). */
  readonly interruptByte = 0x03
  readonly #session: VrpSession

  /**
   * @param session - Of this user alone.
   * @param greeting - Shown before the first prompt.
   */
  constructor(session: VrpSession, greeting: string) {
    this.#session = session
    this.greeting = greeting
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.#session)
  }

  /** @inheritdoc */
  get state(): 'prompt' | 'config' {
    return this.#session.editing === undefined ? 'prompt' : 'config'
  }

  /** @inheritdoc */
  get mode(): string {
    const { editing } = this.#session
    return editing === undefined ? 'user' : (editing.views.at(-1)?.name ?? 'system')
  }

  /** @inheritdoc */
  get pageLength(): number {
    return this.#session.screenLength
  }

  /** @inheritdoc */
  get columns(): number {
    return this.#session.screenWidth
  }

  /** @inheritdoc */
  resize(columns: number): void {
    this.#session.screenWidth = columns
  }

  /** @inheritdoc */
  run(line: string): Answer {
    return runLine(this.#session, line)
  }

  /** The line is lost, the view stays (experience [K]). */
  onInterrupt(): Answer {
    return ''
  }

  /** As `return` (VRP 5 says so at `system-view`); the line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return leave(this.#session)
  }

  /** @inheritdoc */
  help(line: string): string {
    return liveHelp(this.#trees(), line)
  }

  /** @inheritdoc */
  complete(line: string): string {
    return completeLine(this.#trees(), line)
  }

  /** @inheritdoc */
  close(): void {
    endSession(this.#session)
  }

  #trees(): Parameters<typeof liveHelp>[0] {
    const { editing, commands, device } = this.#session
    if (editing === undefined) return [commands]
    return [viewTree(device.release), ...device.grammar.treesOf(editing.views)]
  }
}
