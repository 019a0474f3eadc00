import type { ConnectionTarget, Secret } from '@nornir-ts/core'

/** What is shown to a device that asks in its dialog who is there. */
export interface Credentials {
  /** Log-in name. */
  readonly username?: string | undefined
  /** Password. It is typed once at most. */
  readonly password?: Secret | undefined
  /**
   * Called around typing the password, and only that: it lets one host try it before all others do
   * (safety rule 18). Default: the password is typed at once.
   */
  readonly logIn?: ConnectionTarget['logIn'] | undefined
}
