import { createHash } from 'node:crypto'

/** Something that looks like the hash of type 10 that the device stores. */
export function hashSecret(secret: string): string {
  return `$6$lab$${createHash('sha512').update(secret).digest('base64url')}`
}
