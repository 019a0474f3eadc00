// A step that only computes: as much as parsing or hashing an answer would.
import { createHash } from 'node:crypto'

const block = Buffer.alloc(16_384, 'x')

/** Hashes 16 KB as many times. Gives the digest of the last. */
export function hashBlocks(count) {
  let digest = ''
  for (let at = 0; at < count; at += 1) {
    digest = createHash('sha256').update(block).update(digest).digest('hex')
  }
  return digest
}
