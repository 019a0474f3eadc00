import { completeLine, liveHelp } from '../grammar/live-help.ts'
import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { endSession, leave } from './candidate/leave.ts'
import { pager } from './pager.ts'
import { runLine } from './run-line.ts'
import { viewTree } from './view/view-commands.ts'
import { promptOf, type VrpSession } from './vrp-session.ts'

/** One user's command line on a VRP device. */
export class VrpCommandLine extends EditingCommandLine<VrpSession> {
  /** @inheritdoc */
  readonly pager = pager
  /** VRP stops a command at Ctrl-C (public captures: `press CTRL_C to break`). */
  readonly interruptByte = 0x03

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.session)
  }

  /** @inheritdoc */
  get mode(): string {
    const { editing } = this.session
    return editing === undefined ? 'user' : (editing.views.at(-1)?.name ?? 'system')
  }

  /** @inheritdoc */
  run(line: string): Answer {
    return runLine(this.session, line)
  }

  /** As `return` (VRP 5 says so at `system-view`); the line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return leave(this.session)
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
    endSession(this.session)
  }

  #trees(): Parameters<typeof liveHelp>[0] {
    const { editing, commands, device } = this.session
    if (editing === undefined) return [commands]
    return [viewTree(device.release), ...device.grammar.treesOf(editing.views)]
  }
}
