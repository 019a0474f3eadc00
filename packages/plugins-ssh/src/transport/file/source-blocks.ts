import { FileSizeError } from './file-error.ts'
import type { PutFileOptions } from './file-protocol.ts'
import type { Transfer } from './transfer.ts'

/** How a source is cut. */
export interface BlockShape {
  /** Length of every block but the last. */
  readonly bytes: number
  /** Room before each block for what goes with it. Default: none, and whole blocks of a chunk are not copied. */
  readonly room?: number
}

/**
 * Cuts and joins the chunks of a source to blocks, and holds it to its size.
 *
 * @param transfer - What the blocks are for; its end ends the source.
 * @param options - The source.
 * @param shape - How it is cut.
 * @throws {@link FileSizeError} before the first byte too many, and at the end when some are missing.
 */
export async function* sourceBlocks(
  transfer: Transfer,
  options: PutFileOptions,
  { bytes, room = 0 }: BlockShape,
): AsyncGenerator<Uint8Array, void, void> {
  const full = room + bytes
  let block = Buffer.allocUnsafe(0)
  let filled = room
  for await (const chunk of sizedChunks(transfer, options)) {
    for (let at = 0; at < chunk.length; ) {
      if (room === 0 && filled === 0 && chunk.length - at >= bytes) {
        yield chunk.subarray(at, at + bytes)
        at += bytes
        continue
      }
      // A copy: the chunk is the source's again.
      if (filled === room) block = Buffer.allocUnsafe(full)
      const part = chunk.subarray(at, at + full - filled)
      block.set(part, filled)
      at += part.length
      filled += part.length
      if (filled < full) continue
      yield block
      filled = room
    }
  }
  if (filled > room) yield block.subarray(0, filled)
}

async function* sizedChunks(
  transfer: Transfer,
  { read, size, startAt = 0 }: PutFileOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const source = read(startAt)[Symbol.asyncIterator]()
  const wrong = (actual: number): FileSizeError =>
    new FileSizeError({ ...transfer.details, what: 'source', expected: size, actual })
  let given = startAt
  let isOver = false
  try {
    for (;;) {
      const next = await transfer.forCaller(source.next())
      isOver = next.done === true
      if (next.done === true) break
      given += next.value.length
      if (given > size) throw wrong(given)
      yield next.value
    }
    if (given < size) throw wrong(given)
  } finally {
    // Not waited for: a source that hangs would hang us.
    if (!isOver) source.return?.().then(undefined, () => {})
  }
}
