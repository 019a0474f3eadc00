import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { leaveCandidate } from './candidate/enter.ts'
import { runLine } from './run-line.ts'
import { contextLine, promptOf, type SrlSession } from './srl-session.ts'

/**
 * One user's command line on an SR Linux device, as its basic engine shows it: the default one paints suggestions
 * and a line at the bottom of the screen, which is not simulated.
 */
export class SrlCommandLine extends EditingCommandLine<SrlSession> {
  /** @inheritdoc */
  get promptHeader(): string {
    return `\n${contextLine(this.session)}\n`
  }

  /** @inheritdoc */
  get prompt(): string {
    // A candidate that somebody cleared drops its users back to running mode (YANG of the tools).
    this.#leaveCleared()
    return promptOf(this.session)
  }

  /** @inheritdoc */
  get mode(): string {
    return this.session.editing === undefined ? this.session.view : 'candidate'
  }

  /** @inheritdoc */
  run(line: string): Answer {
    this.#leaveCleared()
    return runLine(this.session, line)
  }

  /** The line is executed (experience [K]). */
  onCtrlZ(line: string): Answer {
    return this.run(line)
  }

  /** The link is gone. */
  close(): void {
    leaveCandidate(this.session)
  }

  #leaveCleared(): void {
    const { editing, device } = this.session
    if (editing === undefined || device.candidates.get(editing.name) === editing.candidate) return
    this.session.editing = undefined
  }
}
