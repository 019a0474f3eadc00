import type { Cell, Table } from '../table/table.ts'
import type { TemplateValue } from './template-value.ts'

/** Options of {@link Template.parse}. */
export interface ParseOptions {
  /** Time that parsing may take in all, in milliseconds (default 10 000). */
  readonly budgetMs?: number | undefined
}

/** Options of {@link Template.parseAsync}. */
export interface ParseAsyncOptions extends ParseOptions {
  /** Gives up. */
  readonly signal?: AbortSignal | undefined
}

/** Takes output as it comes, in pieces of any size. */
export interface TemplateReader<Columns = Record<string, Cell>> {
  /**
   * Takes a piece of the output.
   *
   * @param text - Any part of it; lines may be cut anywhere.
   * @throws {@link StateError} where the template says that a line is an error.
   * @throws {@link TooCostlyError} where it takes too long.
   */
  write(text: string): void
  /**
   * Ends the output.
   *
   * @returns All rows.
   * @throws as {@link TemplateReader.write} does.
   */
  end(): Table<Columns>
}

/** A TextFSM template: it makes rows of the output of a device. It keeps nothing between two outputs. */
export interface Template<Columns = Record<string, Cell>> {
  /** Its name, usually that of its file. */
  readonly name: string
  /** Its values, which are the columns of its rows. */
  readonly values: readonly TemplateValue[]
  /**
   * Parses output.
   *
   * @param text - The whole of it, with ends of lines of any kind.
   * @throws {@link StateError} where the template says that a line is an error.
   * @throws {@link TooCostlyError} where it takes too long.
   */
  parse(text: string, options?: ParseOptions): Table<Columns>
  /**
   * Parses output in turns with everything else: the event loop is never held for more than some 10 ms.
   *
   * @param text - The whole of it, with ends of lines of any kind.
   * @throws as {@link Template.parse} does, and the signal's reason once it aborts.
   */
  parseAsync(text: string, options?: ParseAsyncOptions): Promise<Table<Columns>>
  /** Begins with output that comes in pieces. */
  reader(options?: ParseOptions): TemplateReader<Columns>
}
