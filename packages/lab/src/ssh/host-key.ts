import { createHash } from 'node:crypto'
import ssh2, { type ParsedKey } from 'ssh2'
import { InvalidHostKeyError } from '../error/lab-error.ts'

/** The identity of an SSH server. */
export interface HostKey {
  /** The private key in OpenSSH format. */
  readonly privateKey: string
  /** As a line of `known_hosts` has it behind the host: type and base64. */
  readonly publicKey: string
  /** As `ssh-keygen -l` prints it: `SHA256:` and base64 without padding. */
  readonly fingerprint: string
}

/**
 * Makes a new host key: ECDSA, because ssh2 1.17 makes an Ed25519 key that it cannot read about once
 * in 256 times (mscdex/ssh2#1390).
 */
export function generateHostKey(): HostKey {
  return readHostKey(ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private)
}

/**
 * Reads a host key.
 *
 * @param privateKey - PEM or OpenSSH format, without passphrase.
 * @throws {@link InvalidHostKeyError} when it cannot be read.
 */
export function readHostKey(privateKey: string): HostKey {
  const parsed: ParsedKey | Error = ssh2.utils.parseKey(privateKey)
  if (parsed instanceof Error) throw new InvalidHostKeyError({ cause: parsed })
  const blob = parsed.getPublicSSH()
  const digest = createHash('sha256').update(blob).digest('base64')
  return {
    privateKey,
    publicKey: `${parsed.type} ${blob.toString('base64')}`,
    fingerprint: `SHA256:${digest.replace(/=+$/, '')}`,
  }
}
