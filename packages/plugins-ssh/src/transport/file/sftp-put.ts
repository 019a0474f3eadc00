import { FileOptionsError, FileSizeError } from './file-error.ts'
import type { PutFileOptions } from './file-protocol.ts'
import { SftpFile } from './sftp-file.ts'
import { long, OPEN_FLAG, SFTP, STATUS } from './sftp-message.ts'
import { sourceBlocks } from './source-blocks.ts'
import { isCount, type Transfer } from './transfer.ts'

/** How many bytes may be on their way unanswered. */
export const IN_FLIGHT_BYTES = 2 * 1024 * 1024
/** Of a request: two full packets of most servers, so that none is sent for a few bytes. */
const MESSAGE_BYTES = 64 * 1024
/** How many requests may. */
export const IN_FLIGHT_REQUESTS = 64

/** Moves a file to an SFTP server, with many requests on their way at once. */
export async function sftpPut(transfer: Transfer, options: PutFileOptions): Promise<void> {
  const { path, size, startAt = 0, mode = 0o644 } = options
  if (!isCount(size)) {
    const problem = 'it is no whole number of bytes'
    throw new FileOptionsError({ ...transfer.details, option: 'size', problem })
  }
  const begin = startAt === 0 ? OPEN_FLAG.CREATE | OPEN_FLAG.TRUNCATE : 0
  const file = await SftpFile.open(transfer, { path, flags: OPEN_FLAG.WRITE | begin, mode })
  try {
    if (startAt > 0) await checkStart(transfer, file, startAt)
    await writeBlocks(transfer, file, options)
    await file.sync()
    await file.close()
  } catch (error) {
    file.abandon()
    throw error
  }
}

/** Behind the end of the file a gap of zeros would come about. */
async function checkStart(transfer: Transfer, file: SftpFile, startAt: number): Promise<void> {
  const { size: actual = startAt } = await file.attributes()
  if (actual >= startAt) return
  throw new FileSizeError({
    ...transfer.details,
    bytes: 0,
    what: 'file',
    expected: startAt,
    actual,
  })
}

async function writeBlocks(
  transfer: Transfer,
  file: SftpFile,
  options: PutFileOptions,
): Promise<void> {
  const { session, handle, longest } = file
  // Of `WRITE`: length, type, number, handle, offset, length of the data.
  const room = 4 + 1 + 4 + (4 + handle.length) + 8 + 4
  const bytes = Math.min(longest.write, MESSAGE_BYTES - room, transfer.pieceBytes)
  const most = Math.min(IN_FLIGHT_REQUESTS, Math.ceil(IN_FLIGHT_BYTES / bytes))
  /** Where the blocks begin that are on their way, by request, in order. */
  const pending = new Map<number, number>()
  let offset = options.startAt ?? 0
  const settle = async (): Promise<void> => {
    const reply = await session.reply()
    if (!pending.delete(reply.id)) return
    if (reply.status !== STATUS.OK) throw await file.refusal(reply)
    const [first = offset] = pending.values()
    if (first > transfer.bytes) transfer.arrived(first)
  }
  for await (const message of sourceBlocks(transfer, options, { bytes, room })) {
    const length = message.length - room
    await transfer.pace(length)
    while (pending.size >= most || (pending.size > 0 && session.hasReply)) await settle()
    pending.set(session.sendData(SFTP.WRITE, [handle, ...long(offset), length], message), offset)
    offset += length
  }
  while (pending.size > 0) await settle()
}
