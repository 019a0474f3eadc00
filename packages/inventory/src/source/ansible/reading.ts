import { placeOf } from './ansible-error.ts'
import type { AnsibleGraph } from './ansible-graph.ts'
import type { Place } from './variable.ts'

/** What is said about something that was met many times: once, with the first place. */
interface Remark {
  readonly names: Set<string>
  readonly place: Place
  readonly says: string
}

/** One reading of an inventory: what it fills, and what it has to say on the way. */
export class Reading {
  /** Hosts and groups so far. */
  readonly graph: AnsibleGraph
  /** Gives up once it aborts. */
  readonly signal: AbortSignal | undefined
  /** What is done about what Ansible Vault has encrypted. */
  readonly vaulted: 'refuse' | 'skip'
  /** Variables that are left out. */
  readonly ignored: ReadonlySet<string>
  readonly #warnings: string[] = []
  readonly #remarks = new Map<string, Remark>()

  constructor(parts: Pick<Reading, 'graph' | 'signal' | 'vaulted' | 'ignored'>) {
    this.graph = parts.graph
    this.signal = parts.signal
    this.vaulted = parts.vaulted
    this.ignored = parts.ignored
  }

  /**
   * Notes something that the user should know although nothing is wrong.
   *
   * @param message - The whole sentence.
   */
  warn(message: string): void {
    this.#warnings.push(message)
  }

  /**
   * Notes a variable about which there is the same to say as about others: there will be one warning for all.
   *
   * @param says - What there is to say, as the end of a sentence.
   * @param variable - Its name.
   * @param place - Where it stands.
   */
  remark(says: string, variable: string, place: Place): void {
    const remark = this.#remarks.get(says) ?? { names: new Set(), place, says }
    this.#remarks.set(says, remark)
    remark.names.add(variable)
  }

  /** All warnings, those about many variables last. */
  warnings(): string[] {
    const remarks = Array.from(this.#remarks.values(), ({ names, place, says }) => {
      const [first, ...others] = names
      const rest = others.length > 5 ? [...others.slice(0, 5), '…'] : others
      const also = rest.length === 0 ? '' : ` (also ${rest.join(', ')})`
      return `${placeOf(place())}: ${first}${also} ${says}`
    })
    return [...this.#warnings, ...remarks]
  }
}
