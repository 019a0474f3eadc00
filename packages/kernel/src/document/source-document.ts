/** Steps from the root of a document to a value: keys of maps, indexes of lists. */
export type DocumentPath = readonly (string | number)[]

/** A place in a text. */
export interface Position {
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based, in UTF-16 units. */
  readonly column: number
}

/** A place in a file. */
export interface SourceLocation extends Position {
  /** The file. */
  readonly file: string
}

/** A parsed document that still knows where its values were written. */
export interface SourceDocument {
  /** What the text says: maps are plain objects, keys are texts. */
  readonly value: unknown
  /** Where it came from, for messages. */
  readonly file: string
  /** What the reader should know although nothing is wrong, e.g. that the file is empty. */
  readonly warnings: readonly string[]
  /**
   * Finds the place of a value, or of its key within a map. The text is read again for it: call it for errors only.
   *
   * @param path - Steps from the root.
   */
  locate(path: DocumentPath): SourceLocation | undefined
}

/** Options of the readers. */
export interface ReadOptions {
  /** Name of the file, for messages. */
  readonly file: string
}

/**
 * Finds line and column of an offset.
 *
 * @param text - The whole text.
 * @param offset - In UTF-16 units, 0-based.
 */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/**
 * Tells whether two paths lead to the same value.
 *
 * @param left - One path.
 * @param right - The other.
 */
export function isSamePath(left: DocumentPath, right: DocumentPath): boolean {
  return left.length === right.length && left.every((step, at) => step === right[at])
}
