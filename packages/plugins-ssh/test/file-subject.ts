import type { DeviceOptions } from '@nornir-ts/lab'

/** A platform of the lab, and what is known of its files. */
export interface FileSubject {
  /** As the lab and the driver name it. */
  readonly platform: NonNullable<DeviceOptions['platform']>
  /** What the device starts with. */
  readonly device?: Omit<Partial<DeviceOptions>, 'name' | 'platform'>
  /** Lines that turn its servers on; none: they are on. */
  readonly serverLines?: readonly string[]
  /** The strongest checksum that it counts; undefined: none. */
  readonly strongest: 'sha512' | 'sha256' | 'md5' | undefined
  /** A command by which it counts that one, and a weaker one that is left then. */
  readonly unknownCommand?: {
    readonly pattern: RegExp
    readonly left: 'md5' | undefined
    /** All of them. */
    readonly every: RegExp
  }
  /** What it speaks, the best first. */
  readonly protocols: readonly ('scp' | 'sftp')[]
  /** Whether there is SFTP, too, which is off. */
  readonly sftpIsOff?: boolean
  /** Where names go to, as the command line has it. */
  readonly fileSystem: string
  /** Whether files can be given another name. */
  readonly canRename: boolean
}
