import type { ServerChannel } from 'ssh2'
import type { StoredFile } from '../file-system/stored-file.ts'
import type { FileServerSurroundings } from './incoming-file.ts'

/** One file that is asked for. */
interface Wanted {
  readonly channel: ServerChannel
  readonly path: string
  readonly end: (code: number) => void
}

const pieceBytes = 32_768
const zero = Buffer.of(0)

/**
 * Gives one file: behind a zero of the client `C0644 SIZE NAME`, behind another one the bytes and a zero of our own,
 * behind the third the end.
 *
 * @param wanted - What, and where to.
 * @param around - The device.
 */
export function sendFile({ channel, path, end }: Wanted, around: FileServerSurroundings): void {
  const { files } = around
  const file = files.store.read(files.nameOf(path) ?? '')
  const steps: readonly (() => void)[] = [
    () => {
      if (file === undefined) {
        channel.write(`\x01scp: ${path}: No such file or directory\n`)
        end(1)
      } else channel.write(`C0644 ${file.size} ${file.name.split('/').at(-1)}\n`)
    },
    () => {
      if (file !== undefined) void sendContent(channel, file, around)
    },
    () => end(0),
  ]
  let step = 0
  channel.on('data', (bytes: Buffer) => {
    if (bytes.equals(zero)) steps[step++]?.()
    else end(1)
  })
  channel.once('end', () => end(0))
}

async function sendContent(
  channel: ServerChannel,
  { size, bytes }: StoredFile,
  { faults, drop }: FileServerSurroundings,
): Promise<void> {
  const { dropAfterFileBytes = Number.POSITIVE_INFINITY } = faults()
  for (let at = 0; at < size && channel.writable; at += pieceBytes) {
    if (at >= dropAfterFileBytes) return drop()
    if (!channel.write(bytes.subarray(at, at + pieceBytes))) await drained(channel)
  }
  channel.write(zero)
}

/** Resolves when there is room again, or nobody reads any more. */
function drained(channel: ServerChannel): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      channel.off('drain', go).off('close', go)
      resolve()
    }
    channel.once('drain', go).once('close', go)
  })
}
