import { completeLine, liveHelp } from '../grammar/live-help.ts'
import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import { treesOf } from './configuration/read-config-line.ts'
import { leaveConfiguration } from './enter.ts'
import { end } from './leave.ts'
import { runLine } from './run-line.ts'
import { promptOf, type XrSession } from './xr-session.ts'

/** One user's command line on an IOS XR device. */
export class XrCommandLine extends EditingCommandLine<XrSession> {
  /**
   * @param session - Of this user alone.
   * @param motd - Shown at log-in; empty for none.
   */
  constructor(session: XrSession, motd: string) {
    // blank lines above the first prompt: experience [K]
    super(session, `\n${motd}\n`)
  }

  /** @inheritdoc */
  get prompt(): string {
    return promptOf(this.session)
  }

  /** @inheritdoc */
  get mode(): string {
    const { editing } = this.session
    return editing === undefined ? 'exec' : (editing.sections.at(-1)?.mode ?? 'config')
  }

  /** @inheritdoc */
  run(line: string): Answer {
    return runLine(this.session, line)
  }

  /** As `end`; the line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return end(this.session)
  }

  /** @inheritdoc */
  help(line: string): string {
    return liveHelp(this.#trees(), line)
  }

  /** @inheritdoc */
  complete(line: string): string {
    return completeLine(this.#trees(), line)
  }

  /** What was not committed is gone; a trial goes on until its time is over (public notes on XRv9k). */
  close(): void {
    leaveConfiguration(this.session)
  }

  #trees(): Parameters<typeof liveHelp>[0] {
    const { editing, commands } = this.session
    return editing === undefined ? [commands] : treesOf(editing.sections)
  }
}
