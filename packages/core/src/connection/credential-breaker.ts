import { createHmac, randomBytes } from 'node:crypto'
import { type Secret, waitFor } from '@nornir-ts/kernel'
import { CredentialBlockedError } from './credential-blocked-error.ts'
import { CredentialRecord } from './credential-record.ts'

/** What a log-in shows the device. */
export interface Credential {
  /** User name. */
  readonly username: string | undefined
  /** The password, or whatever stands for it. */
  readonly secret: Secret | undefined
  /**
   * Where it is shown, when what is accepted there proves nothing elsewhere, e.g. `jump host`.
   * Default: the hosts of the inventory.
   */
  readonly realm?: string | undefined
}

/**
 * Shows a credential.
 *
 * @param onShown - To be called when it is about to be sent. If nothing is accepted from then on, it
 * counts against the credential, whatever the reason: a device that hangs up or says nothing may have
 * refused it. An error with a `credentialRejected` of its own decides.
 */
export type CredentialAttempt<Value> = (onShown?: () => void) => Promise<Value>

/**
 * Keeps a wrong credential from being tried on host after host, which would lock its account (production
 * safety, rule 18). The first log-in with a credential goes alone; after that as many at once as may
 * still fail, and more with each that is accepted. After some that were rejected or never answered, with
 * none accepted in between, it is used no more. It is shared by all runs of a Nornir: a loop over sites
 * must not try three hosts of each.
 */
export class CredentialBreaker {
  readonly #records = new Map<string, CredentialRecord>()
  readonly #digests = new WeakMap<Secret, string>()
  // Secrets are told apart by a keyed hash, so that no plain text is kept here.
  readonly #key = randomBytes(32)

  /**
   * Logs in, unless the credential is known to be wrong.
   *
   * @param credential - What is shown; without a secret there is nothing to guard.
   * @param logIn - Logs in; rejects with an error whose `credentialRejected` is true when
   * the device refused the credential.
   * @param scope - `maxRejections` of the run; `signal` ends the waiting for others that try the same
   * credential first.
   * @throws CredentialBlockedError when the credential was rejected too often.
   */
  async guard<Value>(
    credential: Credential,
    logIn: CredentialAttempt<Value>,
    { maxRejections, signal }: { readonly maxRejections: number; readonly signal: AbortSignal },
  ): Promise<Value> {
    const { secret } = credential
    if (secret === undefined) return logIn()
    const record = this.#record(credential, secret)
    for (;;) {
      refuseBlocked(record, credential, maxRejections)
      if (record.hasRoom(maxRejections)) break
      await waitFor(record.change, signal)
    }
    let isShown = false
    const isTrusted = record.begin()
    try {
      const value = await logIn(() => {
        isShown = true
      })
      record.accept()
      return value
    } catch (error) {
      if (isAgainst(error, isShown)) record.strike(isTrusted ? maxRejections - 1 : maxRejections)
      throw error
    } finally {
      record.end()
    }
  }

  /**
   * Refuses a credential that may be used no more.
   *
   * @param credential - What would be shown.
   * @param maxRejections - Of the run.
   * @throws CredentialBlockedError when the credential was rejected too often.
   */
  check(credential: Credential, maxRejections: number): void {
    const { secret } = credential
    if (secret === undefined) return
    refuseBlocked(this.#record(credential, secret), credential, maxRejections)
  }

  /** Forgets all rejections: the caller has seen to them. */
  reset(): void {
    for (const record of this.#records.values()) record.reset()
  }

  /** Hosts of one group share a secret: it is digested once. */
  #digest(secret: Secret): string {
    const known = this.#digests.get(secret)
    if (known !== undefined) return known
    const digest = createHmac('sha256', this.#key).update(secret.reveal()).digest('base64')
    this.#digests.set(secret, digest)
    return digest
  }

  #record({ realm, username }: Credential, secret: Secret): CredentialRecord {
    const id = JSON.stringify([realm, username, this.#digest(secret)])
    const known = this.#records.get(id)
    if (known !== undefined) return known
    const record = new CredentialRecord()
    this.#records.set(id, record)
    return record
  }
}

function refuseBlocked(
  record: CredentialRecord,
  { username = '' }: Credential,
  maxRejections: number,
): void {
  const { strikes: rejections } = record
  if (record.isBlocked(maxRejections)) throw new CredentialBlockedError({ username, rejections })
}

/** Whether a failure speaks against the credential. */
function isAgainst(error: unknown, isShown: boolean): boolean {
  return verdictOf(error) ?? isShown
}

/**
 * Whether a device refused a credential: errors of any plugin say so by `credentialRejected`.
 *
 * @param error - What was thrown.
 */
export function isCredentialRejection(error: unknown): boolean {
  return verdictOf(error) === true
}

/**
 * What an error says of the credential: true, the device refused it; false, it did not look at it;
 * undefined, nothing.
 *
 * @param error - What was thrown.
 */
export function verdictOf(error: unknown): boolean | undefined {
  if (!(error instanceof Error) || !('credentialRejected' in error)) return undefined
  return error.credentialRejected === true
}
