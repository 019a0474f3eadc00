import { createHash } from 'node:crypto'

/** Something that looks like the hash of a password that the device stores. */
export function hashPassword(password: string): string {
  return `$6$lab$${createHash('sha512').update(password).digest('base64url')}`
}
