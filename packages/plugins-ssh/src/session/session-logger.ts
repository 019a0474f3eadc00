/** What a session needs of a logger; pino's fits. It is never given a secret. */
export interface SessionLogger {
  /** Decisions: what was expected, what was seen. */
  readonly debug: (details: object, message: string) => void
  /** What a user should look at. */
  readonly warn: (details: object, message: string) => void
}
