import { createHash } from 'node:crypto'

/** What an ASA prints as `Cryptochecksum`: 32 hexadecimal digits. */
export function checksumOf(text: string): string {
  return createHash('md5').update(text, 'latin1').digest('hex')
}
