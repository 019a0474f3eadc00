import {
  type Change,
  isSame,
  pathsOf,
  type SrosConfiguration,
} from '../configuration/sros-configuration.ts'

/** A candidate and the running configuration that it began from, its baseline. */
export class Candidate {
  #baseline: SrosConfiguration
  #configuration: SrosConfiguration

  /** @param running - What it begins from. */
  constructor(running: SrosConfiguration) {
    this.#baseline = running
    this.#configuration = running.clone()
  }

  /** What it began from. */
  get baseline(): SrosConfiguration {
    return this.#baseline
  }

  /** What it has become. */
  get configuration(): SrosConfiguration {
    return this.#configuration
  }

  /** Whether it differs from its baseline (`*` in the prompt). */
  get isModified(): boolean {
    return this.changes.length > 0
  }

  /** What was changed. */
  get changes(): readonly Change[] {
    return this.#baseline.changesTo(this.#configuration)
  }

  /** Changes it. */
  apply(change: Change): void {
    this.#configuration.apply([change])
  }

  /** Takes changes back, those at or below a path. */
  discard(path: readonly string[]): void {
    this.#configuration.apply(this.#configuration.changesTo(this.#baseline, path))
  }

  /** Begins again from what runs now, with nothing changed. */
  reset(running: SrosConfiguration): void {
    this.#baseline = running
    this.#configuration = running.clone()
  }

  /** Another baseline under the same changes (`update`); under the same content, when a commit is undone. */
  rebase(running: SrosConfiguration, keep: 'changes' | 'content'): void {
    if (keep === 'changes') this.#configuration = running.clone().apply(this.changes)
    this.#baseline = running
  }

  /** Whether something that was changed here has meanwhile changed in what runs, and not to the same. */
  conflictsWith(running: SrosConfiguration): boolean {
    return this.changes.flatMap(pathsOf).some((path) => {
      const now = running.get(path)
      return !isSame(now, this.#baseline.get(path)) && !isSame(now, this.#configuration.get(path))
    })
  }
}
