import type { Faults } from '../fault/faults.ts'
import type { ParsedCommand } from '../grammar/parse-command.ts'
import type { ConfigLine } from './configuration/configuration.ts'
import type { IosDevice } from './ios-device.ts'
import type { Reply } from './reply.ts'

/** The modes of the command line; the names are those of the prompt. */
export type ModeName =
  | 'exec'
  | 'config'
  | 'config-archive'
  | 'config-archive-log-cfg'
  | 'config-if'
  | 'config-line'
  | 'config-router'
  | 'config-vlan'
  | 'config-std-nacl'
  | 'config-ext-nacl'

/** What one user's command line remembers. */
export interface IosSession {
  /** The device under it. */
  readonly device: IosDevice
  /** The faults of now. */
  readonly faults: () => Faults
  /** Whether the user is at `#` (privilege 15) rather than `>` (privilege 1). */
  privileged: boolean
  /** Where the user is. */
  mode: ModeName
  /** The section that configuration lines go to, in a sub-mode. */
  section: ConfigLine | undefined
  /** Lines of a page; 0 switches paging off. */
  terminalLength: number
  /** Columns of the terminal. */
  terminalWidth: number
}

/** What a command does. */
export type IosHandler = (session: IosSession, command: ParsedCommand<unknown>) => Reply

/** The prompt of a session, e.g. `r1(config-if)#`. */
export function promptOf({ device, mode, privileged, faults }: IosSession): string {
  // netmiko#720: the time comes behind the name
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  if (mode === 'exec') return `${device.hostname}${clock}${privileged ? '#' : '>'}`
  // cli-dialects 4.1: the host part is cut to 20 characters in configuration prompts only
  return `${device.hostname.slice(0, 20)}${clock}(${mode})#`
}
