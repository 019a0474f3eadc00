import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link ResultsLineError}. */
export interface ResultsLineDetails {
  /** The file, as an absolute path. */
  readonly file: string
  /** Number of the line, from 1. */
  readonly line: number
  /** Whether it is the last line and has no end: the run that wrote it was ended in the middle. */
  readonly isCutShort: boolean
}

/** A line of a results file is no result. */
export class ResultsLineError extends NornirError implements ResultsLineDetails {
  readonly code = 'RESULTS_LINE'
  /** The file, as an absolute path. */
  readonly file: string
  /** Number of the line, from 1. */
  readonly line: number
  /** Whether it is the last line and has no end: the run that wrote it was ended in the middle. */
  readonly isCutShort: boolean

  constructor({ file, line, isCutShort }: ResultsLineDetails, options?: ErrorOptions) {
    super(
      isCutShort
        ? `${file}:${line}: the last line is cut short: its run did not come to its end, and hosts are missing here; pass allowCutShort: true to do with the ${line - 1} lines before`
        : `${file}:${line}: this line is no result of a host`,
      options,
    )
    this.file = file
    this.line = line
    this.isCutShort = isCutShort
  }
}
