import { createHmac, randomBytes } from 'node:crypto'
import { type Secret, waitFor } from '@nornir-ts/kernel'
import { CredentialBlockedError } from './credential-blocked-error.ts'

/** What a log-in shows the device. */
export interface Credential {
  /** User name. */
  readonly username: string | undefined
  /** The password, or whatever stands for it. */
  readonly secret: Secret | undefined
}

interface CredentialRecord {
  accepted: boolean
  rejections: number
  /** The log-in that goes alone, while the credential is unproven. */
  trial: Promise<unknown> | undefined
}

/**
 * Keeps a wrong credential from being tried on host after host, which would lock its account: the
 * first log-in with a credential goes alone; after some rejections with none accepted in between it
 * is used no more (production safety, rule 18). It is shared by all runs of a Nornir: a loop over
 * sites must not try three hosts of each.
 */
export class CredentialBreaker {
  readonly #records = new Map<string, CredentialRecord>()
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
    logIn: () => Promise<Value>,
    { maxRejections, signal }: { readonly maxRejections: number; readonly signal: AbortSignal },
  ): Promise<Value> {
    const { secret } = credential
    if (secret === undefined) return logIn()
    const record = this.#record(credential, secret)
    for (;;) {
      refuseBlocked(record, credential, maxRejections)
      if (record.trial === undefined) break
      await waitFor(record.trial, signal)
    }
    if (record.accepted) return this.#proven(record, logIn)
    const trial = this.#trial(record, logIn)
    record.trial = trial.catch(() => {})
    try {
      return await trial
    } finally {
      record.trial = undefined
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
    for (const record of this.#records.values()) record.rejections = 0
  }

  /** Others log in at the same time; their rejections together only mean: one at a time again. */
  async #proven<Value>(record: CredentialRecord, logIn: () => Promise<Value>): Promise<Value> {
    try {
      const value = await logIn()
      accept(record)
      return value
    } catch (error) {
      if (isCredentialRejection(error)) record.accepted = false
      throw error
    }
  }

  async #trial<Value>(record: CredentialRecord, logIn: () => Promise<Value>): Promise<Value> {
    try {
      const value = await logIn()
      accept(record)
      return value
    } catch (error) {
      if (isCredentialRejection(error)) record.rejections += 1
      throw error
    }
  }

  #record({ username }: Credential, secret: Secret): CredentialRecord {
    const id = createHmac('sha256', this.#key)
      .update(JSON.stringify([username, secret.reveal()]))
      .digest('base64')
    const known = this.#records.get(id)
    if (known !== undefined) return known
    const record: CredentialRecord = { accepted: false, rejections: 0, trial: undefined }
    this.#records.set(id, record)
    return record
  }
}

function refuseBlocked(
  { rejections }: CredentialRecord,
  { username = '' }: Credential,
  maxRejections: number,
): void {
  if (rejections >= maxRejections) throw new CredentialBlockedError({ username, rejections })
}

function accept(record: CredentialRecord): void {
  record.accepted = true
  record.rejections = 0
}

/**
 * Whether a device refused a credential: errors of any plugin say so by `credentialRejected`.
 *
 * @param error - What was thrown.
 */
export function isCredentialRejection(error: unknown): boolean {
  return (
    error instanceof Error && 'credentialRejected' in error && error.credentialRejected === true
  )
}
