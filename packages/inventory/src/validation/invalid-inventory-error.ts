import { NornirError } from '@nornir-ts/kernel'
import type { InventoryReport } from './inventory-report.ts'

/** Details of an {@link InvalidInventoryError}. */
export interface InvalidInventoryDetails {
  /** All that is wrong. */
  readonly report: InventoryReport
}

/** How many errors the message tells. */
const SHOWN_ERRORS = 5

/** An inventory that was to be right has errors. */
export class InvalidInventoryError extends NornirError implements InvalidInventoryDetails {
  readonly code = 'INVALID_INVENTORY'
  /** All that is wrong. */
  readonly report: InventoryReport

  constructor({ report }: InvalidInventoryDetails, options?: ErrorOptions) {
    const errors = report.problems.filter(({ severity }) => severity === 'error')
    const others = errors.length - SHOWN_ERRORS
    const lines = errors
      .slice(0, SHOWN_ERRORS)
      .map(({ path, message }) => `\n  ${path.join(' → ')}: ${message}`)
    const more = others > 0 ? `\n  and ${others} more` : ''
    super(`The inventory has ${errors.length} error(s):${lines.join('')}${more}`, options)
    this.report = report
  }
}
