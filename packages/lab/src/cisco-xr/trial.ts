import type { XrEditor } from './xr-device.ts'

/**
 * The timer of `commit confirmed`, and the session that may confirm it: no other one can.
 *
 * Here and elsewhere in this folder "public notes on XRv9k" are the transcripts of XRv9k 24.3.1 in
 * github.com/ArchRuger/CLAB-BACKUP-WORKER-v2, docs/multi-platform-restore/evidence/xr-live-facts.md: one
 * device of one release, seen by one observer.
 */
export class Trial {
  readonly #minuteMs: number
  #timer: NodeJS.Timeout | undefined
  #owner: XrEditor | undefined

  /** @param minuteMs - How long a minute lasts, in milliseconds. */
  constructor(minuteMs: number) {
    this.#minuteMs = minuteMs
  }

  /** The session that started it; undefined when none is pending. */
  get owner(): XrEditor | undefined {
    return this.#owner
  }

  /** Waits for a confirmation. @param onExpiry - Called when none came. */
  start(owner: XrEditor, minutes: number, onExpiry: () => void): void {
    this.end()
    this.#owner = owner
    this.#timer = setTimeout(onExpiry, Math.min(minutes * this.#minuteMs, 2 ** 31 - 1))
  }

  /** Waits no longer. */
  end(): void {
    clearTimeout(this.#timer)
    this.#owner = undefined
  }
}
