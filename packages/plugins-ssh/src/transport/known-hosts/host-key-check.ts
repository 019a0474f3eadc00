import { createHash } from 'node:crypto'
import { exclusively } from '@nornir-ts/kernel'
import { homePath } from '../home-path.ts'
import type { SshServer } from '../ssh-target.ts'
import {
  HostKeyChangedError,
  type HostKeyDetails,
  HostKeyRevokedError,
  HostKeyUnknownError,
} from './host-key-error.ts'
import { type KnownHost, keyTypeOf } from './known-host.ts'
import { knownHostName, type NamedHost } from './known-host-name.ts'
import { type KnownHostsFile, knownHostsFile } from './known-hosts-file.ts'

/** What {@link HostKeyCheck} needs to know of the target. */
export type HostKeyTarget = NamedHost &
  Pick<SshServer, 'host' | 'hostKeys' | 'knownHostsFiles' | 'exclusively' | 'log'>

/**
 * Checks the host key of one device against the known_hosts files.
 *
 * A known key is accepted, a changed or revoked one always refused. An unknown one is appended to
 * the first file (`accept-new`) or refused (`strict`). A key of another type than the known ones is
 * a changed key, as for OpenSSH: or whoever is in the middle would simply offer another type.
 */
export class HostKeyCheck {
  readonly #target: HostKeyTarget
  readonly #paths: readonly string[]
  readonly #files: readonly KnownHostsFile[]
  readonly #name: string
  #atStart: readonly KnownHost[] = []
  #accepted: Buffer | undefined

  constructor(target: HostKeyTarget) {
    const { knownHostsFiles = ['~/.ssh/known_hosts'] } = target
    this.#target = target
    this.#paths = knownHostsFiles.map(homePath)
    this.#files = this.#paths.map(knownHostsFile)
    this.#name = knownHostName(target)
  }

  /**
   * Gives the types of the known keys, to be asked for first: a host known by its RSA key must not
   * look changed because it has an Ed25519 key too.
   *
   * @throws {@link KnownHostsFileError} when a file cannot be read.
   */
  async knownKeyTypes(): Promise<readonly string[]> {
    this.#atStart = await this.#lookUp()
    return [...new Set(this.#atStart.filter(isTrusted).map(({ keyType }) => keyType))]
  }

  /**
   * Accepts the key or throws. A key accepted once is accepted again without a look at the files,
   * because ssh2 asks at every renewal of the session keys.
   *
   * @param key - The device's public key in wire format.
   * @throws {@link HostKeyUnknownError}, {@link HostKeyChangedError}, {@link HostKeyRevokedError}
   * or {@link KnownHostsFileError}.
   */
  async verify(key: Buffer): Promise<void> {
    if (this.#accepted?.equals(key)) return
    if (!this.#wasKnown(key) && (await this.#isNew(key))) await this.#remember(key)
    this.#accepted = key
  }

  /** Whether the files held this key, and nothing against it, when the connection was begun. */
  #wasKnown(key: Buffer): boolean {
    const same = this.#atStart.filter((host) => host.key.equals(key))
    return same.length > 0 && same.every(isTrusted)
  }

  /** Gives false for a known key, true for one that may be remembered, throws for all others. */
  async #isNew(key: Buffer): Promise<boolean> {
    const known = await this.#lookUp()
    const same = known.filter((host) => host.key.equals(key))
    const revoked = same.find(({ marker }) => marker === 'revoked')
    if (revoked !== undefined) {
      throw new HostKeyRevokedError({ ...this.#describe(key), ...conflict(revoked) })
    }
    if (same.some(isTrusted)) return false
    const other = known.find(isTrusted)
    if (other !== undefined) {
      throw new HostKeyChangedError({ ...this.#describe(key), ...conflict(other) })
    }
    const certAuthority = known.find(({ marker }) => marker === 'cert-authority')
    if (certAuthority !== undefined || this.#target.hostKeys === 'strict') {
      throw new HostKeyUnknownError({ ...this.#describe(key), files: this.#paths, certAuthority })
    }
    return true
  }

  async #remember(key: Buffer): Promise<void> {
    const { keyType, fingerprint } = this.#describe(key)
    const line = `${this.#name} ${keyType} ${key.toString('base64')}`
    const append = async (): Promise<void> => this.#files[0]?.append(line, () => this.#isNew(key))
    // Two that meet the same name at once, also on two threads: the second reads what the first has written.
    const alone = this.#target.exclusively ?? exclusively
    await alone(`ssh ${this.#paths[0]}`, append)
    this.#target.log.info(
      { knownAs: this.#name, keyType, fingerprint, file: this.#paths[0] },
      'new host key remembered',
    )
  }

  /** All lines for the name, of all files in their order. */
  async #lookUp(): Promise<readonly KnownHost[]> {
    const lists = await Promise.all(this.#files.map((file) => file.lookUp(this.#name)))
    return lists.flat()
  }

  #describe(key: Buffer): HostKeyDetails {
    return {
      host: this.#target.host,
      knownAs: this.#name,
      keyType: keyTypeOf(key),
      fingerprint: fingerprintOf(key),
    }
  }
}

/**
 * Gives a key's fingerprint as OpenSSH shows it: `SHA256:` and base64 without padding.
 *
 * @param key - Public key in wire format.
 */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

function conflict(known: KnownHost): { known: KnownHost; knownFingerprint: string } {
  return { known, knownFingerprint: fingerprintOf(known.key) }
}

function isTrusted({ marker }: KnownHost): boolean {
  return marker === 'trusted'
}
