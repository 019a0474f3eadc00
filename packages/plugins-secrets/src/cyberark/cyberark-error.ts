import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link CyberArkRefusalError}. */
export interface CyberArkRefusalDetails {
  /** What was asked, without its query. */
  readonly url: string
  /** The HTTP status. */
  readonly status: number
  /** CyberArk's code, e.g. `APPAP004E`; undefined when it gave none. */
  readonly errorCode: string | undefined
}

interface Meaning {
  readonly text: string
  readonly retryable?: true
}

/** From CyberArk's list of return codes of the web service. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  APPAP004E: {
    text: 'no account answers the query, or the application and the provider may not use it: see Safe, Object, and the members of the safe',
  },
  APPAP007E: { text: 'the Credential Provider does not reach the vault', retryable: true },
  APPAP008E: { text: 'the vault does not know the application or does not let it in: see appId' },
  APPAP081E: { text: 'the request is not valid' },
  APPAP227E: { text: 'several accounts answer the query: say Object' },
  APPAP228E: { text: 'several accounts answer the query: say Object' },
  APPAP229E: { text: 'several accounts answer the query: say Object' },
  APPAP282E: { text: 'the password is being changed', retryable: true },
  APPAP306E: {
    text: 'the application was not let in: see its allowed machines, its client certificate, and its other authentication',
  },
  AIMWS030E: { text: 'the query is not valid' },
  AIMWS031E: { text: 'the query has no application: see appId' },
  CASVL010E: { text: 'UserName holds characters that are not allowed' },
}

/** The Central Credential Provider gave no password. Its own message is not shown: nobody vouches for what it holds. */
export class CyberArkRefusalError extends NornirError implements CyberArkRefusalDetails {
  readonly code = 'CYBERARK_REFUSAL'
  override readonly retryable: boolean
  /** What was asked, without its query. */
  readonly url: string
  /** The HTTP status. */
  readonly status: number
  /** CyberArk's code, e.g. `APPAP004E`; undefined when it gave none. */
  readonly errorCode: string | undefined

  constructor({ url, status, errorCode }: CyberArkRefusalDetails, options?: ErrorOptions) {
    const meaning = errorCode === undefined ? undefined : MEANINGS[errorCode]
    const text = meaning?.text ?? 'see the log of the Credential Provider'
    super(`${url} refused with ${errorCode ?? 'no code'} (status ${status}): ${text}`, options)
    this.retryable = meaning?.retryable ?? false
    this.url = url
    this.status = status
    this.errorCode = errorCode
  }
}
