import { FileSizeError } from './file-error.ts'
import type { PutFileOptions } from './file-protocol.ts'
import type { Transfer } from './transfer.ts'

/**
 * Cuts and joins the chunks of a source to blocks, and holds it to its size.
 *
 * @param transfer - What the blocks are for; its end ends the source.
 * @param options - The source.
 * @param blockBytes - Length of every block but the last.
 * @throws {@link FileSizeError} before the first byte too many, and at the end when some are missing.
 */
export async function* sourceBlocks(
  transfer: Transfer,
  options: PutFileOptions,
  blockBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  let block = Buffer.allocUnsafe(0)
  let filled = 0
  for await (const chunk of sizedChunks(transfer, options)) {
    for (let at = 0; at < chunk.length; ) {
      if (filled === 0 && chunk.length - at >= blockBytes) {
        yield chunk.subarray(at, at + blockBytes)
        at += blockBytes
        continue
      }
      // A copy: the chunk is the source's again.
      if (filled === 0) block = Buffer.allocUnsafe(blockBytes)
      const part = chunk.subarray(at, at + blockBytes - filled)
      block.set(part, filled)
      at += part.length
      filled += part.length
      if (filled < blockBytes) continue
      yield block
      filled = 0
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
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
