import type { SshConnection } from '../open/log-in.ts'
import type { SshFileConnection } from './file-connection.ts'

/** What carries the channels of a transfer. */
export type FileLinkParts = Pick<SshConnection, 'client' | 'link'>

/** A connection for files, as transfers see it. */
export interface FileLink extends SshFileConnection {
  /**
   * What carries the channels. By a method, and not as fields: ssh2's client knows the password, and whoever prints a
   * session must not print that.
   */
  parts(): FileLinkParts
}
