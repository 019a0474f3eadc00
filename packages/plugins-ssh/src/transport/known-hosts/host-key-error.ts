import { SshError } from '../../error/ssh-error.ts'
import type { KnownHost } from './known-host.ts'

/** Details of every {@link HostKeyError}. */
export interface HostKeyDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name under which keys are looked up in known_hosts: `host`, or `[host]:port`. */
  readonly knownAs: string
  /** Type of the key that the device showed, e.g. `ssh-ed25519`. */
  readonly keyType: string
  /** Fingerprint of that key, `SHA256:…`, as `ssh-keygen -l` shows it. */
  readonly fingerprint: string
}

/** Base of what ends a connection because of the device's host key. No credential was sent by then. */
export abstract class HostKeyError extends SshError implements HostKeyDetails {
  /** Name under which keys are looked up in known_hosts: `host`, or `[host]:port`. */
  readonly knownAs: string
  /** Type of the key that the device showed, e.g. `ssh-ed25519`. */
  readonly keyType: string
  /** Fingerprint of that key, `SHA256:…`, as `ssh-keygen -l` shows it. */
  readonly fingerprint: string

  constructor(message: string, { host, knownAs, keyType, fingerprint }: HostKeyDetails) {
    super(message, { host, phase: 'host-key' })
    this.knownAs = knownAs
    this.keyType = keyType
    this.fingerprint = fingerprint
  }
}

/** Details of a {@link HostKeyUnknownError}. */
export interface HostKeyUnknownDetails extends HostKeyDetails {
  /** Files that were searched. */
  readonly files: readonly string[]
  /** The `@cert-authority` line that covers the host, if there is one. */
  readonly certAuthority?: KnownHost | undefined
}

/**
 * No known_hosts file has a key of the device, and a new one may not be accepted: because of
 * `hostKeys: 'strict'`, or because the host is to be vouched for by a certificate authority.
 */
export class HostKeyUnknownError extends HostKeyError implements HostKeyUnknownDetails {
  readonly code = 'HOST_KEY_UNKNOWN'
  readonly files: readonly string[]
  readonly certAuthority: KnownHost | undefined

  constructor(details: HostKeyUnknownDetails) {
    const { knownAs, keyType, fingerprint, files, certAuthority } = details
    const reason =
      certAuthority === undefined
        ? `the host key of ${knownAs} is not in ${files.join(', ')}, and hostKeys is 'strict'`
        : `${certAuthority.file}:${certAuthority.line} trusts ${knownAs} through a certificate authority (@cert-authority), and host certificates are not supported`
    super(
      `${reason}. The device showed ${keyType} ${fingerprint}; compare it with the device's own (on its console), then add its line, for example from ssh-keyscan`,
      details,
    )
    this.files = files
    this.certAuthority = certAuthority
  }
}

/** Details of a {@link HostKeyChangedError} and a {@link HostKeyRevokedError}. */
export interface HostKeyConflictDetails extends HostKeyDetails {
  /** The line that speaks against the key. */
  readonly known: KnownHost
  /** Fingerprint of that line's key, `SHA256:…`. */
  readonly knownFingerprint: string
}

/** The device shows another key than the known one. Always refused: somebody may be in the middle. */
export class HostKeyChangedError extends HostKeyError implements HostKeyConflictDetails {
  readonly code = 'HOST_KEY_CHANGED'
  readonly known: KnownHost
  readonly knownFingerprint: string

  constructor(details: HostKeyConflictDetails) {
    const { knownAs, keyType, fingerprint, known, knownFingerprint } = details
    super(
      `the host key of ${knownAs} has CHANGED: ${known.file}:${known.line} has ${known.keyType} ${knownFingerprint}, ` +
        `the device shows ${keyType} ${fingerprint}. Somebody may be in the middle. If the device was replaced or its key renewed, ` +
        `compare the new fingerprint with the device's own, then remove the old line: ssh-keygen -R '${knownAs}' -f '${known.file}'`,
      details,
    )
    this.known = known
    this.knownFingerprint = knownFingerprint
  }
}

/** The device shows a key that a `@revoked` line forbids. */
export class HostKeyRevokedError extends HostKeyError implements HostKeyConflictDetails {
  readonly code = 'HOST_KEY_REVOKED'
  readonly known: KnownHost
  readonly knownFingerprint: string

  constructor(details: HostKeyConflictDetails) {
    const { knownAs, keyType, fingerprint, known, knownFingerprint } = details
    super(
      `the host key of ${knownAs}, ${keyType} ${fingerprint}, is revoked by ${known.file}:${known.line}. ` +
        'Somebody may use a stolen key. Give the device a new host key',
      details,
    )
    this.known = known
    this.knownFingerprint = knownFingerprint
  }
}
