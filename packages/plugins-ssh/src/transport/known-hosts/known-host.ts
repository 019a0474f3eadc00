/** One line of a known_hosts file. */
export interface KnownHost {
  /** Path of the file. */
  readonly file: string
  /** Number of the line, from 1. */
  readonly line: number
  /** What the line says about the key; `trusted` without a marker. */
  readonly marker: 'trusted' | 'revoked' | 'cert-authority'
  /** The field that names the hosts, as it stands in the file. */
  readonly names: string
  /** Type of the key, e.g. `ssh-ed25519`. */
  readonly keyType: string
  /** The public key in SSH's wire format (RFC 4253, 6.6). */
  readonly key: Buffer
}

/**
 * Reads the lines of a known_hosts file. Lines that are not understood, such as keys of SSH 1, are
 * passed over, as OpenSSH does: they can make no host trusted.
 *
 * @param text - The whole text of the file, or its last part.
 * @param file - Its path.
 * @param firstLine - Number of the first line of `text`.
 */
export function parseKnownHosts(text: string, file: string, firstLine = 1): KnownHost[] {
  return text.split('\n').flatMap((line, index) => {
    const fields = line.trim().split(/\s+/)
    const marker = fields[0]?.startsWith('@') ? fields.shift()?.slice(1) : 'trusted'
    const [names, keyType, encoded] = fields
    if (names === undefined || keyType === undefined || encoded === undefined) return []
    if (names.startsWith('#') || !isMarker(marker)) return []
    const key = Buffer.from(encoded, 'base64')
    return keyTypeOf(key) === keyType
      ? [{ file, line: firstLine + index, marker, names, keyType, key }]
      : []
  })
}

/**
 * Reads the type out of a public key in wire format.
 *
 * @param key - The key, e.g. as a server sent it.
 * @returns The type, e.g. `ssh-rsa`; empty for what is not a key.
 */
export function keyTypeOf(key: Buffer): string {
  if (key.length < 4) return ''
  return key.toString('latin1', 4, 4 + key.readUInt32BE(0))
}

function isMarker(marker: string | undefined): marker is KnownHost['marker'] {
  return marker === 'trusted' || marker === 'revoked' || marker === 'cert-authority'
}
