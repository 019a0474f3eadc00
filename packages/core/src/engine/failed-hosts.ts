/** Names of hosts that failed in earlier runs; shared by all filtered views of one Nornir. */
export class FailedHosts {
  readonly #names = new Set<string>()

  /** The names, in the order in which the hosts failed. */
  get names(): ReadonlySet<string> {
    return this.#names
  }

  /** Remembers a host. */
  add(host: string): void {
    this.#names.add(host)
  }

  /** Whether the host failed. */
  has(host: string): boolean {
    return this.#names.has(host)
  }

  /** Forgets one host; an unknown name is not an error. */
  recover(host: string): void {
    this.#names.delete(host)
  }

  /** Forgets all. */
  reset(): void {
    this.#names.clear()
  }
}
