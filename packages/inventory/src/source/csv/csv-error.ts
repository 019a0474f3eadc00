import { NornirError, type SourceLocation } from '@nornir-ts/kernel'

// None of these errors shows what a cell holds, nor has the parser's own error as its cause, which does:
// where cells have slipped into other columns, a password is anywhere.

/** Details of a {@link CsvSyntaxError}. */
export interface CsvSyntaxDetails extends SourceLocation {
  /** What is wrong. */
  readonly reason: string
}

/** A text is not well-formed CSV, or a row has another number of cells than the header. */
export class CsvSyntaxError extends NornirError implements CsvSyntaxDetails {
  readonly code = 'INVENTORY_CSV_SYNTAX'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column in the line, 1-based, in UTF-16 units. */
  readonly column: number
  /** What is wrong. */
  readonly reason: string

  constructor({ file, line, column, reason }: CsvSyntaxDetails, options?: ErrorOptions) {
    super(`${file}:${line}:${column}: ${reason}`, options)
    this.file = file
    this.line = line
    this.column = column
    this.reason = reason
  }
}

/** Details of a {@link CsvHeaderError}. */
export interface CsvHeaderDetails extends SourceLocation {
  /** The header; that of the column that is missing. */
  readonly header: string
  /** What is wrong. */
  readonly reason: string
  /** The header that was probably meant. */
  readonly suggestion?: string | undefined
}

/** The header of a CSV file has a column that says nothing about a host, twice the same, or lacks one. */
export class CsvHeaderError extends NornirError implements CsvHeaderDetails {
  readonly code = 'INVENTORY_CSV_HEADER'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column in the line, 1-based, in UTF-16 units. */
  readonly column: number
  /** The header; that of the column that is missing. */
  readonly header: string
  /** What is wrong. */
  readonly reason: string
  /** The header that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: CsvHeaderDetails, options?: ErrorOptions) {
    const { file, line, column, header, reason, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`${file}:${line}:${column}: "${header}" ${reason}${hint}`, options)
    this.file = file
    this.line = line
    this.column = column
    this.header = header
    this.reason = reason
    this.suggestion = suggestion
  }
}

/** Details of a {@link CsvCellError}. */
export interface CsvCellDetails extends SourceLocation {
  /** Header of the cell's column. */
  readonly header: string
  /** What should be there. */
  readonly expected: string
}

/** A cell of a CSV file holds something else than its column should. */
export class CsvCellError extends NornirError implements CsvCellDetails {
  readonly code = 'INVENTORY_CSV_CELL'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column in the line, 1-based, in UTF-16 units. */
  readonly column: number
  /** Header of the cell's column. */
  readonly header: string
  /** What should be there. */
  readonly expected: string

  constructor({ file, line, column, header, expected }: CsvCellDetails, options?: ErrorOptions) {
    super(`${file}:${line}:${column}: cell of "${header}": expected ${expected}`, options)
    this.file = file
    this.line = line
    this.column = column
    this.header = header
    this.expected = expected
  }
}

/** Details of a {@link CsvOptionError}. */
export interface CsvOptionDetails {
  /** The option. */
  readonly option: string
  /** What is wrong with it. */
  readonly reason: string
  /** The value that was probably meant. */
  readonly suggestion?: string | undefined
}

/** An option of `csvInventory` makes no sense. */
export class CsvOptionError extends NornirError implements CsvOptionDetails {
  readonly code = 'INVENTORY_CSV_OPTION'
  /** The option. */
  readonly option: string
  /** What is wrong with it. */
  readonly reason: string
  /** The value that was probably meant. */
  readonly suggestion: string | undefined

  constructor({ option, reason, suggestion }: CsvOptionDetails, options?: ErrorOptions) {
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(`csvInventory: ${option}: ${reason}${hint}`, options)
    this.option = option
    this.reason = reason
    this.suggestion = suggestion
  }
}
