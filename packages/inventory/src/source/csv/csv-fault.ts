import type { SourceLocation } from '@nornir-ts/kernel'
import { CsvSyntaxError } from './csv-error.ts'

/** What the parser says about a wrong quote. */
interface CsvFault {
  readonly code: string
  /** Where the last good cell, or row, ends. */
  readonly bytes: number
  /** Number of the cell in its row, 0-based. */
  readonly index: number
}

const reasons: Readonly<Record<string, (delimiter: string) => string>> = {
  CSV_QUOTE_NOT_CLOSED: () => 'the quote that opens this cell is not closed',
  CSV_INVALID_CLOSING_QUOTE: afterQuote,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: afterQuote,
  INVALID_OPENING_QUOTE: () =>
    'this cell has a quote in it, but does not start with one; put the cell in quotes and double the quotes in it',
}

/** Tells an error of the parser about quotes from all else. */
export function isCsvFault(error: unknown): error is CsvFault {
  const { code } = error as Partial<CsvFault>
  return error instanceof Error && typeof code === 'string' && Object.hasOwn(reasons, code)
}

/**
 * Turns an error of the parser into one of ours. The parser's own is dropped: it shows the cell.
 *
 * @param fault - What the parser threw.
 * @param place - Where the cell starts.
 * @param delimiter - What stands between two cells.
 */
export function csvFault(
  { code }: CsvFault,
  place: SourceLocation,
  delimiter: string,
): CsvSyntaxError {
  return new CsvSyntaxError({ ...place, reason: reasons[code]?.(delimiter) ?? 'not CSV' })
}

function afterQuote(delimiter: string): string {
  return `behind the quote that closes this cell only ${JSON.stringify(delimiter)} or the end of the line can stand; a quote within quotes is doubled`
}
