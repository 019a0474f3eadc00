import { ByteChannel } from './byte-channel.ts'
import { FileAnswerError, FileOptionsError } from './file-error.ts'
import type {
  FileConnection,
  FileProtocol,
  GetFileOptions,
  PutFileOptions,
  TransferOptions,
} from './file-protocol.ts'
import { fileName, shellWord } from './remote-path.ts'
import { ScpDialog } from './scp-dialog.ts'
import { sourceBlocks } from './source-blocks.ts'
import { isCount, type Transfer, transferring } from './transfer.ts'

/** Some full packets of most servers. */
const BLOCK_BYTES = 256 * 1024

/**
 * Moves files by SCP: our side of `scp -t` and `scp -f`, the rcp protocol as OpenSSH and network devices speak it.
 *
 * Where `path` is a folder, `scp -t` puts the file into it, under the last part of `path`, and nothing in the protocol
 * tells: ask before, or check afterwards.
 *
 * @param connection - Open; it stays so.
 */
export function scp(connection: FileConnection): FileProtocol {
  return {
    name: 'scp',
    canResume: false,
    put: (options) =>
      transferring({ connection, protocol: 'scp', direction: 'put' }, options, (transfer) =>
        put(transfer, options),
      ),
    get: (options) =>
      transferring({ connection, protocol: 'scp', direction: 'get' }, options, (transfer) =>
        get(transfer, options),
      ),
  }
}

async function put(transfer: Transfer, options: PutFileOptions): Promise<void> {
  const { path, size, mode = 0o644 } = options
  refuseResume(transfer, options)
  if (!isCount(size)) {
    const problem = 'it is no whole number of bytes'
    throw new FileOptionsError({ ...transfer.details, option: 'size', problem })
  }
  await speaking(transfer, `scp -t ${shellWord(path)}`, async (dialog) => {
    const { channel } = dialog
    await dialog.agreed()
    const permissions = (mode & 0o7777).toString(8).padStart(4, '0')
    channel.send(Buffer.from(`C${permissions} ${size} ${fileName(path)}\n`))
    await dialog.agreed()
    const shape = { bytes: Math.min(BLOCK_BYTES, transfer.pieceBytes) }
    for await (const block of sourceBlocks(transfer, options, shape)) {
      await transfer.pace(block.length)
      let isSent = await channel.write(block)
      while (!isSent) {
        // Before the end it has nothing to say but that it cannot go on.
        await dialog.agreed()
        isSent = await channel.sent()
      }
      transfer.arrived(transfer.bytes + block.length)
    }
    dialog.agree()
    await dialog.agreed()
    await dialog.finish()
  })
}

async function get(transfer: Transfer, options: GetFileOptions): Promise<void> {
  const { path, write, onSize } = options
  refuseResume(transfer, options)
  await speaking(transfer, `scp -f ${shellWord(path)}`, async (dialog) => {
    dialog.agree()
    const size = await announcedSize(transfer, dialog)
    onSize?.(size)
    dialog.agree()
    const most = Math.min(BLOCK_BYTES, transfer.pieceBytes)
    while (transfer.bytes < size) {
      const chunk = await dialog.channel.some(Math.min(most, size - transfer.bytes))
      if (chunk === undefined) throw await dialog.ended()
      await transfer.pace(chunk.length)
      const written = write(chunk)
      if (written !== undefined) await transfer.forCaller(written)
      transfer.arrived(transfer.bytes + chunk.length)
    }
    await dialog.agreed()
    dialog.agree()
    await dialog.finish()
  })
}

/** The size out of `C0644 1234 name`; times that stand before it (`T…`) are agreed to. */
async function announcedSize(transfer: Transfer, dialog: ScpDialog): Promise<number> {
  for (;;) {
    const { letter, text } = await dialog.message('CT')
    if (letter === 'C') {
      const size = Number(/^[0-7]{3,5} (\d+) ./.exec(text)?.[1])
      if (isCount(size)) return size
      const problem = 'the device announced the file in a way that is not SCP'
      throw new FileAnswerError({ ...transfer.details, problem, said: `${letter}${text}` })
    }
    dialog.agree()
  }
}

async function speaking(
  transfer: Transfer,
  exec: string,
  work: (dialog: ScpDialog) => Promise<void>,
): Promise<void> {
  const channel = await ByteChannel.open(transfer, { exec })
  const dialog = new ScpDialog(transfer, channel)
  try {
    await work(dialog)
  } catch (error) {
    throw dialog.lastWords() ?? error
  } finally {
    channel.close()
  }
}

function refuseResume({ details }: Transfer, { startAt = 0 }: TransferOptions): void {
  if (startAt === 0) return
  const problem = 'SCP always begins at the first byte. SFTP can go on'
  throw new FileOptionsError({ ...details, bytes: 0, option: 'startAt', problem })
}
