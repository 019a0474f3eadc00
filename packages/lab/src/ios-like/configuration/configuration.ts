/** One line of a configuration, with the lines under it when it opens a section. */
export interface ConfigLine {
  /** What makes it unique among its neighbours, e.g. `description` or `interface Loopback0`. */
  readonly id: string
  /** The line as `show running-config` prints it, without indentation. */
  text: string
  /** The lines of the section; `undefined` for a plain line. */
  children: ConfigLine[] | undefined
}

/** How the configuration of a family of devices looks. */
export interface ConfigStyle {
  /** The order of `show running-config`: lines are printed by group, inside a group as they were entered. */
  readonly groups: readonly RegExp[]
  /** In front of the lines of a section, once for every level. */
  readonly indent: string
  /** Between groups and in front of every section, newline included. */
  readonly separator: string
  /** Behind the last line, newline included. */
  readonly end: string
}

/** The configuration of one device: lines and sections in order. */
export class Configuration {
  readonly #style: ConfigStyle
  #lines: ConfigLine[] = []

  /** @param style - How it looks. */
  constructor(style: ConfigStyle) {
    this.#style = style
  }

  /** An empty configuration of the same family. */
  blank(): Configuration {
    return new Configuration(this.#style)
  }

  /** In front of the lines of a section, once for every level. */
  get indent(): string {
    return this.#style.indent
  }

  /** The top-level line with this identity. */
  find(id: string): ConfigLine | undefined {
    return this.#lines.find((line) => line.id === id)
  }

  /** All top-level lines whose identity begins with `prefix`. */
  startingWith(prefix: string): readonly ConfigLine[] {
    return this.#lines.filter(({ id }) => id.startsWith(prefix))
  }

  /**
   * Puts a line in: in the place of the line with the same identity, else at the end.
   *
   * @returns The line in the configuration; an existing section is returned with its children.
   */
  set(line: ConfigLine, section?: ConfigLine): ConfigLine {
    const lines = this.#linesOf(section)
    const known = lines.find(({ id }) => id === line.id)
    if (known === undefined) {
      lines.push(line)
      return line
    }
    known.text = line.text
    return known
  }

  /** Takes out the line with this identity, and everything under it. */
  remove(id: string, section?: ConfigLine): void {
    const lines = this.#linesOf(section)
    const index = lines.findIndex((line) => line.id === id)
    if (index !== -1) lines.splice(index, 1)
  }

  /** The top-level lines, in the order in which they are printed. */
  get lines(): readonly ConfigLine[] {
    return this.#inOrder().map(({ line }) => line)
  }

  /**
   * Takes over another configuration. Lines that both have stay the same objects: a user who is in one
   * of their sections is still in it.
   */
  become(other: Configuration): void {
    this.#lines = merged(this.#lines, other.clone().#lines)
  }

  /** A copy that shares nothing with this one. */
  clone(): Configuration {
    const copy = this.blank()
    copy.#lines = structuredClone(this.#lines)
    return copy
  }

  /** The text between the header of `show running-config` and its `end`, `\n` behind every line. */
  render(): string {
    let text = ''
    let lastGroup = -1
    for (const { line, group } of this.#inOrder()) {
      if (group !== lastGroup || line.children !== undefined) text += this.#style.separator
      lastGroup = group
      text += `${line.text}\n`
      text += renderChildren(line, this.#style.indent, 1)
    }
    return `${text}${this.#style.end}`
  }

  #inOrder(): readonly { line: ConfigLine; group: number }[] {
    return this.#lines
      .map((line) => ({ line, group: this.#groupOf(line) }))
      .sort((one, other) => one.group - other.group || rank(one.line) - rank(other.line))
  }

  #groupOf({ text }: ConfigLine): number {
    return this.#style.groups.findIndex((pattern) => pattern.test(text))
  }

  #linesOf(section: ConfigLine | undefined): ConfigLine[] {
    if (section === undefined) return this.#lines
    section.children ??= []
    return section.children
  }
}

/** `boot system` lines stand between their two markers, whenever they were entered. */
function rank({ text }: ConfigLine): number {
  if (text === 'boot-start-marker') return -1
  return text === 'boot-end-marker' ? 1 : 0
}

function renderChildren({ children = [] }: ConfigLine, indent: string, level: number): string {
  return children
    .map(
      (child) =>
        `${indent.repeat(level)}${child.text}\n${renderChildren(child, indent, level + 1)}`,
    )
    .join('')
}

/** `wanted`, with the objects of `known` wherever the identities are the same. */
function merged(known: readonly ConfigLine[], wanted: readonly ConfigLine[]): ConfigLine[] {
  return wanted.map((line) => {
    const same = known.find(({ id }) => id === line.id)
    if (same === undefined) return line
    same.text = line.text
    same.children =
      line.children === undefined ? undefined : merged(same.children ?? [], line.children)
    return same
  })
}

/** The child of a section with this identity. */
export function childOf(section: ConfigLine, id: string): ConfigLine | undefined {
  return section.children?.find((line) => line.id === id)
}
