/** What can be told of a private key's text without unlocking it. */
export interface PrivateKeyFormat {
  /** Whether a passphrase locks it. */
  readonly isEncrypted: boolean
  /** What makes a key of it that ssh2 reads; undefined when ssh2 should read it as it is. */
  readonly conversion?: ((file: string) => string) | undefined
  /** The public key in wire format, where the format has it in the clear. */
  readonly publicKey?: Buffer | undefined
}

const byKeygen = (file: string): string => `ssh-keygen -p -f ${file}`
const byPuttygen = (file: string): string => `puttygen ${file} -O private-openssh -o <new file>`

/**
 * Tells the format of a private key.
 *
 * ssh2 1.17 reads OpenSSH's own format, PEM as OpenSSL 1.0 wrote it (`RSA PRIVATE KEY`, `EC …`, `DSA …`)
 * and PuTTY's version 2 for RSA and DSA; not PKCS #8 (`PRIVATE KEY`), and not PuTTY's version 3.
 *
 * @param text - The text of a file.
 * @returns undefined for what is no private key.
 */
export function privateKeyFormat(text: string): PrivateKeyFormat | undefined {
  const [, kind] = /^-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----/.exec(text.trimStart()) ?? []
  switch (kind) {
    case 'OPENSSH ':
      return openssh(text)
    case 'RSA ':
    case 'EC ':
    case 'DSA ':
      return { isEncrypted: /^DEK-Info:/m.test(text) }
    case '':
    case 'ENCRYPTED ':
      return { isEncrypted: kind !== '', conversion: byKeygen }
  }
  const [, version, type] = /^PuTTY-User-Key-File-(\d): (\S+)/.exec(text.trimStart()) ?? []
  if (version === undefined) return undefined
  const isRead = version === '2' && (type === 'ssh-rsa' || type === 'ssh-dss')
  return {
    isEncrypted: !/^Encryption: none/m.test(text),
    conversion: isRead ? undefined : byPuttygen,
    publicKey: puttyPublicKey(text),
  }
}

/** OpenSSH's PROTOCOL.key: magic, cipher, kdf, kdf options, number of keys, public key. */
function openssh(text: string): PrivateKeyFormat {
  const bytes = Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64')
  const [cipher, , , publicKey] = fields(bytes.subarray('openssh-key-v1\0'.length), 3)
  return { isEncrypted: cipher !== undefined && cipher.toString('latin1') !== 'none', publicKey }
}

/** Reads strings with their length in front; a number of 32 bits stands behind some of them. */
function fields(bytes: Buffer, beforeNumber: number): readonly Buffer[] {
  const found: Buffer[] = []
  let at = 0
  while (found.length <= beforeNumber) {
    if (found.length === beforeNumber) at += 4
    if (at + 4 > bytes.length) return found
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return found
    found.push(bytes.subarray(at + 4, end))
    at = end
  }
  return found
}

function puttyPublicKey(text: string): Buffer | undefined {
  const [, lines] =
    /^Public-Lines: \d+\r?\n([A-Za-z0-9+/=\r\n]+?)\r?\nPrivate-Lines:/m.exec(text) ?? []
  return lines === undefined ? undefined : Buffer.from(lines, 'base64')
}
