import type { FileConnection, FileProtocol } from './file-protocol.ts'
import { sftpGet } from './sftp-get.ts'
import { sftpPut } from './sftp-put.ts'
import { transferring } from './transfer.ts'

/**
 * Moves files by SFTP, version 3. Each transfer has a session of its own with the server, which ends with it, so that
 * no handle stays open. What was moved to the device is on its disk when `put` resolves, where the server can tell
 * (`fsync@openssh.com`).
 *
 * @param connection - Open; it stays so.
 */
export function sftp(connection: FileConnection): FileProtocol {
  return {
    name: 'sftp',
    canResume: true,
    put: (options) =>
      transferring({ connection, protocol: 'sftp', direction: 'put' }, options, (transfer) =>
        sftpPut(transfer, options),
      ),
    get: (options) =>
      transferring({ connection, protocol: 'sftp', direction: 'get' }, options, (transfer) =>
        sftpGet(transfer, options),
      ),
  }
}
