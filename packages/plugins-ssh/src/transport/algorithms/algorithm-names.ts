import type { AlgorithmLists } from './algorithm-choice.ts'
import { available } from './openssl.ts'

/** A kind of algorithm that the two sides of a connection agree on. */
export type AlgorithmKind = keyof AlgorithmLists

/** Names of algorithms of every kind, in order of preference. */
export type AlgorithmNames = Readonly<Record<AlgorithmKind, readonly string[]>>

/**
 * What OpenSSH 9 offers by default, as far as ssh2 has it, and two groups of the same kind.
 *
 * HMAC-SHA1 is among it: forging it needs more than the collisions that SHA-1 is weak against
 * (RFC 6194, 3.3). Signatures by SHA-1, `ssh-rsa`, are not.
 */
export const MODERN: AlgorithmNames = {
  kex: [
    'curve25519-sha256@libssh.org',
    'curve25519-sha256',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group15-sha512',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group17-sha512',
    'diffie-hellman-group18-sha512',
  ],
  hostKeys: [
    'ssh-ed25519',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'rsa-sha2-512',
    'rsa-sha2-256',
  ],
  ciphers: available([
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'chacha20-poly1305@openssh.com',
  ]),
  macs: available([
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-sha1-etm@openssh.com',
    'hmac-sha2-256',
    'hmac-sha2-512',
    'hmac-sha1',
  ]),
}

/** What `legacy` puts behind `modern`. */
const OLD: AlgorithmNames = {
  // The fixed groups first: many devices that choose a group choose one that ssh2 finds too small.
  kex: [
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group1-sha1',
  ],
  hostKeys: ['ssh-rsa', 'ssh-dss'],
  ciphers: available(['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc']),
  macs: available(['hmac-sha1-96', 'hmac-md5', 'hmac-md5-96']),
}

/** What ssh2 knows besides; no profile has it. */
const RARE: AlgorithmNames = {
  kex: [],
  hostKeys: [],
  ciphers: available([
    'aes128-gcm',
    'aes256-gcm',
    'blowfish-cbc',
    'cast128-cbc',
    'arcfour256',
    'arcfour128',
    'arcfour',
  ]),
  macs: available(['hmac-sha2-256-96', 'hmac-sha2-512-96', 'hmac-ripemd160']),
}

/** The profile `legacy`: all of {@link MODERN}, and behind it what devices of before 2015 need. */
export const LEGACY: AlgorithmNames = join(MODERN, OLD)

/** Every algorithm of ssh2 1.17 that the OpenSSL of this Node can do. */
export const SUPPORTED: AlgorithmNames = join(LEGACY, RARE)

function join(first: AlgorithmNames, behind: AlgorithmNames): AlgorithmNames {
  return {
    kex: [...first.kex, ...behind.kex],
    hostKeys: [...first.hostKeys, ...behind.hostKeys],
    ciphers: [...first.ciphers, ...behind.ciphers],
    macs: [...first.macs, ...behind.macs],
  }
}
