import { getCiphers, getHashes } from 'node:crypto'

const known = new Set([...getCiphers(), ...getHashes()])

const OTHER_CIPHERS: Readonly<Record<string, string>> = {
  'chacha20-poly1305@openssh.com': 'chacha20',
  '3des-cbc': 'des-ede3-cbc',
  'blowfish-cbc': 'bf-cbc',
  'cast128-cbc': 'cast-cbc',
  arcfour: 'rc4',
  arcfour128: 'rc4',
  arcfour256: 'rc4',
}

/**
 * Leaves out the ciphers and MACs that the OpenSSL of this Node cannot do: Node 20 has no Blowfish,
 * CAST and RC4, a FIPS build has no MD5.
 *
 * @param names - As SSH has them.
 */
export function available(names: readonly string[]): readonly string[] {
  return names.filter((name) => known.has(opensslName(name)))
}

function opensslName(name: string): string {
  const [hash] = /(?<=^hmac-)(?:md5|ripemd160|sha1|sha2-256|sha2-512)/.exec(name) ?? []
  if (hash !== undefined) return hash.replace('sha2-', 'sha')
  const [, bits, mode] = /^aes(\d+)-(\w+)/.exec(name) ?? []
  if (bits !== undefined) return `aes-${bits}-${mode}`
  return OTHER_CIPHERS[name] ?? name
}
