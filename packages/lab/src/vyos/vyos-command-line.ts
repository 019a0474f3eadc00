import type { CommandLineSurroundings } from '../shell/command-line.ts'
import { EditingCommandLine } from '../shell/editing-command-line.ts'
import type { Answer } from '../shell/reply.ts'
import type { PagerStyle } from '../terminal/pager.ts'
import { runConfigure } from './configure/configure-commands.ts'
import { runOperational } from './operational/operational-commands.ts'
import { pager } from './pager.ts'
import type { VyosSession } from './vyos-session.ts'

/** One user's command line on a VyOS device. */
export class VyosCommandLine extends EditingCommandLine<VyosSession> {
  /** @inheritdoc */
  readonly pager: PagerStyle = pager
  /** Ctrl-C (experience [K]). */
  readonly interruptByte = 0x03

  /**
   * @param session - Of this user alone.
   * @param motd - Shown at log-in; empty for none.
   * @param surroundings - What the shell offers.
   */
  constructor(session: VyosSession, motd: string, { columns }: CommandLineSurroundings) {
    super(session, motd)
    this.resize(columns)
  }

  /** vyatta-cfg, set_config_ps1. */
  get promptHeader(): string {
    const { editing } = this.session
    return editing === undefined ? '' : `[${['edit', ...editing.level].join(' ')}]\n`
  }

  /** @inheritdoc */
  get prompt(): string {
    const { user, device, editing } = this.session
    return `${user}@${device.hostname}${editing === undefined ? ':~$' : '#'} `
  }

  /** @inheritdoc */
  get mode(): string {
    return this.session.editing === undefined ? 'operational' : 'configuration'
  }

  /** @inheritdoc */
  run(line: string): Answer {
    const session = this.session
    if (line.trim() === '') return ''
    return session.editing === undefined
      ? runOperational(session, line)
      : runConfigure(session, session.editing, line)
  }

  /** The line is lost (experience [K]). */
  onCtrlZ(): Answer {
    return ''
  }

  /** What was not committed is out of reach: no other session sees it. */
  close(): void {
    const { device, editing } = this.session
    if (editing !== undefined) device.editors.delete(editing.editor)
    this.session.editing = undefined
  }
}
