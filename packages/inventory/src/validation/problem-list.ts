import {
  defaultSeverities,
  type InventoryProblem,
  type ProblemCode,
  type ProblemSeverity,
} from './inventory-report.ts'
import { ProblemSeverityError } from './problem-severity-error.ts'

/** How bad problems are, where that differs from {@link defaultSeverities}. */
export type ProblemSeverities = Readonly<Partial<Record<ProblemCode, ProblemSeverity | 'off'>>>

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'off']

/** What was found so far. */
export class ProblemList {
  /** In the order in which they were found. */
  readonly problems: InventoryProblem[] = []
  readonly #severities: Readonly<Record<ProblemCode, ProblemSeverity | 'off'>>

  /**
   * @param severities - How bad problems are.
   * @throws {@link ProblemSeverityError} for one that there is not.
   */
  constructor(severities: ProblemSeverities = {}) {
    const given = Object.entries(severities).filter(([, severity]) => severity !== undefined)
    for (const [key, value] of given) {
      const isKnown = Object.hasOwn(defaultSeverities, key)
      if (!isKnown || !SEVERITIES.includes(value)) throw new ProblemSeverityError({ key, value })
    }
    this.#severities = { ...defaultSeverities, ...Object.fromEntries(given) }
  }

  /** Adds one, unless nobody wants to know of it. */
  add(code: ProblemCode, problem: Omit<InventoryProblem, 'severity' | 'code'>): void {
    const severity = this.#severities[code]
    if (severity !== 'off') this.problems.push({ severity, code, ...problem })
  }
}
