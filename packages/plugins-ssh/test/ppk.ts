import { createCipheriv, createHash, createHmac, createPrivateKey } from 'node:crypto'

/**
 * Writes an RSA key as PuTTY's version 2 does (its manual, appendix C): `puttygen` is not on every machine.
 *
 * @param pem - The private key in a format that OpenSSL reads.
 * @param passphrase - Locks it.
 */
export function ppkOf(pem: string, passphrase?: string): string {
  const jwk = createPrivateKey(pem).export({ format: 'jwk' })
  const numbers = (...names: ('n' | 'e' | 'd' | 'p' | 'q' | 'qi')[]): Buffer =>
    Buffer.concat(names.map((name) => mpint(Buffer.from(jwk[name] ?? '', 'base64url'))))
  const publicKey = Buffer.concat([text('ssh-rsa'), numbers('e', 'n')])
  const plain = numbers('d', 'p', 'q', 'qi')
  const encryption = passphrase === undefined ? 'none' : 'aes256-cbc'
  const padded = passphrase === undefined ? plain : pad(plain)
  const secret = passphrase === undefined ? padded : encrypt(padded, passphrase)
  const macKey = sha1('putty-private-key-file-mac-key', passphrase ?? '')
  const signed = ['ssh-rsa', encryption, 'made by a test'].map(text)
  const mac = createHmac('sha1', macKey)
    .update(Buffer.concat([...signed, text(publicKey), text(padded)]))
    .digest('hex')
  return [
    'PuTTY-User-Key-File-2: ssh-rsa',
    `Encryption: ${encryption}`,
    'Comment: made by a test',
    ...lines('Public', publicKey),
    ...lines('Private', secret),
    `Private-MAC: ${mac}`,
    '',
  ].join('\r\n')
}

function lines(name: string, bytes: Buffer): string[] {
  const split = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return [`${name}-Lines: ${split.length}`, ...split]
}

function encrypt(bytes: Buffer, passphrase: string): Buffer {
  const key = [0, 1].map((part) => sha1(Buffer.from([0, 0, 0, part]), passphrase))
  const cipher = createCipheriv('aes-256-cbc', Buffer.concat(key).subarray(0, 32), Buffer.alloc(16))
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/** PuTTY pads with bytes of the hash of what stands before. */
function pad(bytes: Buffer): Buffer {
  const missing = (16 - (bytes.length % 16)) % 16
  return Buffer.concat([bytes, createHash('sha1').update(bytes).digest().subarray(0, missing)])
}

function sha1(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function text(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bytes.length)
  return Buffer.concat([size, bytes])
}

/** A first bit that is set would make the number negative (RFC 4251, 5). */
function mpint(bytes: Buffer): Buffer {
  return text((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes)
}
