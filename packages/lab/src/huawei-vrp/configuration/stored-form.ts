import { createHash } from 'node:crypto'

/** `ip address 10.0.0.1 24` is stored with its mask in dots (public captures). */
export function withDottedMask(canonical: string): string {
  return canonical.replace(/ (\d{1,2})(?= |$)/, (_, length: string) => ` ${dotted(Number(length))}`)
}

/** `acl 2000` is stored as `acl number 2000` (public captures). */
export function withNumber(canonical: string): string {
  return canonical.replace(/^acl (?=\d)/, 'acl number ')
}

/** Secrets are stored as a hash; what already looks like one stays (Huawei, "local-user password"). */
export function hashSecret(canonical: string): string {
  return canonical.replace(
    /(irreversible-cipher) (?!\$1)(.+)$/,
    (_, word: string, secret: string) => {
      const hash = createHash('sha256').update(secret).digest('base64url')
      return `${word} $1c$${hash}$`
    },
  )
}

function dotted(length: number): string {
  const bits = '1'.repeat(length).padEnd(32, '0')
  return [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2)).join('.')
}
