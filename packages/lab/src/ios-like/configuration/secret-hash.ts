import { createHash } from 'node:crypto'

/** What the configuration shows instead of a secret; looks like a type 5 hash, is none. */
export function hashSecret(secret: string): string {
  const digest = createHash('sha256').update(secret, 'latin1').digest('base64')
  return `$1$${digest.slice(0, 4)}$${digest.slice(4, 26)}`
}
