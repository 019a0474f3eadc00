import { decodeText, positionAt, type SourceLocation } from '@nornir-ts/kernel'
import type { Options } from 'csv-parse/sync'
import { csvFault, isCsvFault } from './csv-fault.ts'

/** How the text of a CSV file is cut into cells. */
export interface CsvFormat {
  /** The file, for errors. */
  readonly file: string
  /** What stands between two cells: one character. */
  readonly delimiter: string
  /** Whether blanks around cells are cut, outside of quotes. */
  readonly trim: boolean
}

/** A CSV file, cut into cells. */
export interface CsvTable {
  /** The file. */
  readonly file: string
  /** All rows, the header among them; empty lines are none. */
  readonly rows: readonly (readonly string[])[]
  /**
   * Finds the place of a cell; the end of the row for one that is not there. The row is read again for
   * it: call it for errors only.
   */
  readonly locate: (row: number, cell: number) => SourceLocation
}

/**
 * Cuts a CSV file into cells (RFC 4180, with any line ends).
 *
 * @param bytes - UTF-8; a byte order mark is skipped.
 * @param format - Delimiter, and the file's name.
 * @throws `DocumentSyntaxError` when it is not UTF-8, {@link CsvSyntaxError} when quotes are wrong.
 */
export async function readTable(bytes: Uint8Array, format: CsvFormat): Promise<CsvTable> {
  // Loaded on first use: programs without CSV should not pay for it.
  const { parse } = await import('csv-parse/sync')
  const content = Buffer.from(decodeText(bytes, { file: format.file }))
  const width = Buffer.byteLength(format.delimiter)
  const place = (offset: number): SourceLocation => {
    const before = content.toString('utf8', 0, offset)
    return { file: format.file, ...positionAt(before, before.length) }
  }
  const options = parserOptions(format)
  // Where each row ends, in bytes. The parser's own lines are no use: it counts a quoted CRLF twice.
  const ends: number[] = []
  const rows = attempt((): string[][] =>
    parse(content, {
      ...options,
      on_record: (row: string[], { bytes: end }) => {
        ends.push(end)
        return row
      },
    }),
  )
  return {
    file: format.file,
    rows,
    locate: (row, cell) => {
      const start = skipLineEnds(content, ends[row - 1] ?? 0)
      const starts = [0]
      parse(content.subarray(start, ends[row]), {
        ...options,
        cast: (text, { bytes: end }) => {
          starts.push(end + width)
          return text
        },
      })
      const end = (starts.pop() ?? width) - width
      return place(start + (starts[cell] ?? end))
    },
  }

  function attempt<Value>(read: () => Value): Value {
    try {
      return read()
    } catch (error) {
      if (!isCsvFault(error)) throw error
      const isFirst = error.index === 0
      const start = isFirst ? skipLineEnds(content, error.bytes) : error.bytes + width
      throw csvFault(error, place(start), format.delimiter)
    }
  }
}

function parserOptions({ delimiter, trim }: CsvFormat): Options {
  return {
    delimiter,
    trim,
    // Each of them, at any line: a file may be put together from two.
    record_delimiter: ['\r\n', '\n', '\r'],
    // Rows are compared with the header, by us.
    relax_column_count: true,
    skip_empty_lines: true,
  }
}

function skipLineEnds(content: Buffer, from: number): number {
  let offset = from
  while (content[offset] === 0x0a || content[offset] === 0x0d) offset++
  return offset
}
