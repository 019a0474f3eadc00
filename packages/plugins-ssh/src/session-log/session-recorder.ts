import type { Secret } from '@nornir-ts/core'

/** Is told all that passes between us and a device, in order. None of it throws. */
export interface SessionRecorder {
  /** Bytes came. */
  readonly received: (bytes: Uint8Array) => void
  /** Text was typed; it holds no secret. */
  readonly sent: (text: string) => void
  /** A secret was typed, and the line ended. */
  readonly sentSecret: (secret: Secret) => void
  /** The session has ended; resolves when all is written. Never rejects. */
  readonly close: () => Promise<void>
}
