import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { leave } from './candidate/mode.ts'
import { helpFor, restOfWord } from './completion.ts'
import { pager } from './pager.ts'
import { runLine } from './run-line.ts'
import { contextLine, promptOf, type SrosSession } from './sros-session.ts'

/** One user's MD-CLI on an SR OS device. */
export class SrosCommandLine extends EditingCommandLine<SrosSession> {
  /** @inheritdoc */
  readonly pager = pager
  /** Nokia, "MD-CLI keyboard shortcuts": Ctrl-C stops a command. */
  readonly interruptByte = 0x03

  /** @inheritdoc */
  get promptHeader(): string {
    return `\n${contextLine(this.session)}\n`
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.session)
  }

  /** @inheritdoc */
  get mode(): string {
    return this.session.editing?.editor.mode ?? 'operational'
  }

  /** @inheritdoc */
  override get pageLength(): number {
    return this.session.isPaged ? this.session.terminalLength : 0
  }

  /** @inheritdoc */
  run(line: string): Answer {
    const rest = this.session.completesAtEnter ? restOfWord(this.session, line) : ''
    return runLine(this.session, `${line}${rest}`)
  }

  /** The line is lost, the place stays (Nokia, "MD-CLI keyboard shortcuts"). */
  override onInterrupt(): Answer {
    return ''
  }

  /** Back to `[/]`, as `exit all`; the line is executed first (Nokia, "MD-CLI keyboard shortcuts": Ctrl-Z). */
  onCtrlZ(line: string): Answer {
    const answer = this.run(line)
    if (this.session.editing?.isImplicit !== true) this.run('exit all')
    return answer
  }

  /** @inheritdoc */
  help(line: string): string {
    return helpFor(this.session, line)
  }

  /** @inheritdoc */
  complete(line: string): string {
    const rest = restOfWord(this.session, line)
    return rest === '' ? line : `${line}${rest} `
  }

  /** @inheritdoc */
  completeAtBlank(line: string): string {
    return this.session.completesAtSpace ? restOfWord(this.session, line) : ''
  }

  /** What was not committed is gone, and a commit that waits for its confirmation is undone. */
  close(): void {
    leave(this.session)
  }
}
