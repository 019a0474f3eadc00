import type { Faults } from '../../fault/faults.ts'
import type { ParsedCommand } from '../../grammar/parse-command.ts'
import type { ConfigLine, Configuration } from '../configuration/configuration.ts'
import type { Reply } from './reply.ts'

/** What the configuration grammar wants to know of a device. */
export interface IosLikeDevice {
  /** Interfaces that cannot be created or removed. */
  readonly physicalInterfaces: ReadonlySet<string>
}

/** What one user's command line remembers. */
export interface IosLikeSession {
  /** The device under it. */
  readonly device: IosLikeDevice
  /** Where configuration lines go: the running configuration, or one that waits for its commit. */
  configuration: Configuration
  /** The faults of now. */
  readonly faults: () => Faults
  /** Whether the user is at `#` (privilege 15) rather than `>` (privilege 1). */
  privileged: boolean
  /** Where the user is: `exec`, or a configuration mode by the name that its prompt has. */
  mode: string
  /** The section that configuration lines go to, in a sub-mode. */
  section: ConfigLine | undefined
  /** Lines of a page; 0 switches paging off. */
  terminalLength: number
  /** Columns of the terminal. */
  terminalWidth: number
}

/** What a command does. */
export type Handler<Session extends IosLikeSession> = (
  session: Session,
  command: ParsedCommand<unknown>,
) => Reply

/** The part of a session that every new one begins with. */
export function newSession(
  start: Pick<IosLikeSession, 'configuration' | 'faults' | 'privileged'>,
): Omit<IosLikeSession, 'device'> {
  return { ...start, mode: 'exec', section: undefined, terminalLength: 0, terminalWidth: 0 }
}
