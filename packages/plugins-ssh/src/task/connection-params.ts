/** Parameters that every task of this package takes. */
export interface ConnectionParams {
  /** Longest silence of the device, in milliseconds, from the last byte received. */
  readonly timeoutMs?: number | undefined
  /** Name of the connection. Default: `ssh`. */
  readonly connection?: string | undefined
}
