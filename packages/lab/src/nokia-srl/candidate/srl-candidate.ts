import type { Edit, SrlConfiguration } from '../configuration/srl-configuration.ts'

/** The candidate that is shared by all who do not name another one. */
export const DEFAULT_CANDIDATE = 'default'

/** A candidate, and the running configuration that it began from, its baseline. */
export class SrlCandidate {
  /** Whether others may be in it. */
  readonly type: 'shared' | 'private'
  /** How many sessions are in it. */
  sessions = 0
  /** Whether a session keeps all others out of it. */
  isExclusive = false
  #baseline: SrlConfiguration
  #configuration: SrlConfiguration

  /**
   * @param type - Whether others may be in it.
   * @param running - What it begins from.
   */
  constructor(type: 'shared' | 'private', running: SrlConfiguration) {
    this.type = type
    this.#baseline = running
    this.#configuration = running
  }

  /** What it began from. */
  get baseline(): SrlConfiguration {
    return this.#baseline
  }

  /** What it has become. */
  get configuration(): SrlConfiguration {
    return this.#configuration
  }

  /** What was changed. */
  get edits(): readonly Edit[] {
    return this.#baseline.editsTo(this.#configuration)
  }

  /** Whether it differs from its baseline: `*` in the prompt. */
  get isModified(): boolean {
    return this.edits.length > 0
  }

  /** Changes it. */
  apply(edit: Edit): void {
    this.#configuration = this.#configuration.with([edit])
  }

  /** Begins again from what runs now, with nothing changed. */
  reset(running: SrlConfiguration): void {
    this.#baseline = running
    this.#configuration = running
  }
}
