/** An object of a FortiOS configuration, a table of them, or the whole of it. */
export class FortiNode {
  /** What was set, by attribute. */
  readonly values = new Map<string, readonly string[]>()
  /** The entries of a table, by key. */
  readonly entries = new Map<string, FortiNode>()
  /** The sections within, e.g. `system interface` of the whole. */
  readonly sections = new Map<string, FortiNode>()

  /** A copy that shares nothing with this one. */
  clone(): FortiNode {
    const copy = new FortiNode()
    for (const [name, words] of this.values) copy.values.set(name, words)
    for (const [key, entry] of this.entries) copy.entries.set(key, entry.clone())
    for (const [name, section] of this.sections) copy.sections.set(name, section.clone())
    return copy
  }

  /** A section within, made where it is missing. */
  section(name: string): FortiNode {
    const known = this.sections.get(name)
    if (known !== undefined) return known
    const made = new FortiNode()
    this.sections.set(name, made)
    return made
  }
}
