import { NornirError } from '../error/nornir-error.ts'
import type { DocumentPath, Position, SourceLocation } from './source-document.ts'

// None of these errors carries the parser's own error as its cause: that one holds the whole text
// of the file, passwords included.

/** A text is not well-formed YAML or JSON. */
export class DocumentSyntaxError extends NornirError implements SourceLocation {
  readonly code = 'DOCUMENT_SYNTAX'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** What is wrong. */
  readonly reason: string

  constructor({ file, line, column, reason }: DocumentSyntaxDetails, options?: ErrorOptions) {
    super(`${file}:${line}:${column}: ${reason}`, options)
    this.file = file
    this.line = line
    this.column = column
    this.reason = reason
  }
}

/** Details of a {@link DocumentSyntaxError}. */
export interface DocumentSyntaxDetails extends SourceLocation {
  /** What is wrong. */
  readonly reason: string
}

/** Details of a {@link DuplicateKeyError}. */
export interface DuplicateKeyDetails extends SourceLocation {
  /** The key. */
  readonly key: string
  /** Where it stands for the first time. */
  readonly first: Position | undefined
}

/** A map has a key twice; taking either value would silently lose the other. */
export class DuplicateKeyError extends NornirError implements DuplicateKeyDetails {
  readonly code = 'DOCUMENT_DUPLICATE_KEY'
  /** The file. */
  readonly file: string
  /** Line of the second one, 1-based. */
  readonly line: number
  /** Column of the second one, 1-based. */
  readonly column: number
  /** The key. */
  readonly key: string
  /** Where it stands for the first time. */
  readonly first: Position | undefined

  constructor({ file, line, column, key, first }: DuplicateKeyDetails, options?: ErrorOptions) {
    const before = first === undefined ? 'above' : `in line ${first.line}`
    super(
      `${file}:${line}:${column}: key "${key}" stands ${before} already; remove or rename one (keys are texts: 1 and "1" are the same)`,
      options,
    )
    this.file = file
    this.line = line
    this.column = column
    this.key = key
    this.first = first
  }
}

/** A value has a tag that is not part of the YAML 1.2 core schema. The tag is not shown: an unquoted password may look like one. */
export class UnknownTagError extends NornirError implements SourceLocation {
  readonly code = 'DOCUMENT_UNKNOWN_TAG'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number

  constructor({ file, line, column }: SourceLocation, options?: ErrorOptions) {
    super(
      `${file}:${line}:${column}: unknown tag; tags of programs (\`!name\`) are not read, and a text that starts with "!" must be quoted`,
      options,
    )
    this.file = file
    this.line = line
    this.column = column
  }
}

/** Details of a {@link DocumentKeyError}. */
export interface DocumentKeyDetails extends SourceLocation {
  /** What is wrong with the key. */
  readonly reason: string
}

/** A key of a map is not a text and cannot be taken for one. */
export class DocumentKeyError extends NornirError implements DocumentKeyDetails {
  readonly code = 'DOCUMENT_KEY'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** What is wrong with the key. */
  readonly reason: string

  constructor({ file, line, column, reason }: DocumentKeyDetails, options?: ErrorOptions) {
    super(`${file}:${line}:${column}: ${reason}`, options)
    this.file = file
    this.line = line
    this.column = column
    this.reason = reason
  }
}

/** Details of a {@link DocumentCycleError}. */
export interface DocumentCycleDetails extends SourceLocation {
  /** Name of the anchor, without `&`. */
  readonly anchor: string
}

/** An alias stands inside of what it refers to, so that the value would contain itself without end. */
export class DocumentCycleError extends NornirError implements DocumentCycleDetails {
  readonly code = 'DOCUMENT_CYCLE'
  /** The file. */
  readonly file: string
  /** Line of the alias, 1-based. */
  readonly line: number
  /** Column of the alias, 1-based. */
  readonly column: number
  /** Name of the anchor, without `&`. */
  readonly anchor: string

  constructor({ file, line, column, anchor }: DocumentCycleDetails, options?: ErrorOptions) {
    super(
      `${file}:${line}:${column}: the alias *${anchor} stands inside of what &${anchor} names, which would contain itself`,
      options,
    )
    this.file = file
    this.line = line
    this.column = column
    this.anchor = anchor
  }
}

/** Details of a {@link YamlVersionError}. */
export interface YamlVersionDetails {
  /** The file. */
  readonly file: string
  /** The version that the `%YAML` directive asks for. */
  readonly version: string
}

/** A file asks for another version of YAML, in which `no` and `012` mean something else. */
export class YamlVersionError extends NornirError implements YamlVersionDetails {
  readonly code = 'DOCUMENT_YAML_VERSION'
  /** The file. */
  readonly file: string
  /** The version that the `%YAML` directive asks for. */
  readonly version: string

  constructor({ file, version }: YamlVersionDetails, options?: ErrorOptions) {
    super(
      `${file}: asks for YAML ${version}, but files are read as YAML 1.2, where for example \`no\` is a text; check such values, then remove the %YAML line`,
      options,
    )
    this.file = file
    this.version = version
  }
}

/** Details of a {@link DocumentSchemaError}. */
export interface DocumentSchemaDetails {
  /** The file, or what stands for it. */
  readonly file: string
  /** Where in the file; `undefined` when the document was not read from a text. */
  readonly position: Position | undefined
  /** Steps from the root to the value, or to the map that lacks or has the wrong key. */
  readonly path: DocumentPath
  /** What would be right. */
  readonly expected: string
  /** What is there instead. */
  readonly received: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined
}

/** A document is well-formed but does not say what it should. */
export class DocumentSchemaError extends NornirError implements DocumentSchemaDetails {
  readonly code = 'DOCUMENT_SCHEMA'
  /** The file, or what stands for it. */
  readonly file: string
  /** Where in the file; `undefined` when the document was not read from a text. */
  readonly position: Position | undefined
  /** Steps from the root to the value, or to the map that lacks or has the wrong key. */
  readonly path: DocumentPath
  /** What would be right. */
  readonly expected: string
  /** What is there instead. */
  readonly received: string
  /** The name that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: DocumentSchemaDetails, options?: ErrorOptions) {
    const { file, position, path, expected, received, suggestion } = details
    const place = position === undefined ? file : `${file}:${position.line}:${position.column}`
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(
      `${place}: ${path.join(' → ') || 'top level'}: expected ${expected}, got ${received}${hint}`,
      options,
    )
    this.file = file
    this.position = position
    this.path = path
    this.expected = expected
    this.received = received
    this.suggestion = suggestion
  }
}

/** Details of a {@link DocumentValueError}. */
export interface DocumentValueDetails {
  /** Steps from the root to the value. */
  readonly path: DocumentPath
  /** What is there. */
  readonly received: string
}

/** A value cannot be written to a file in such a way that it is read as the same. */
export class DocumentValueError extends NornirError implements DocumentValueDetails {
  readonly code = 'DOCUMENT_VALUE'
  /** Steps from the root to the value. */
  readonly path: DocumentPath
  /** What is there. */
  readonly received: string

  constructor({ path, received }: DocumentValueDetails, options?: ErrorOptions) {
    super(
      `${path.join(' → ') || 'top level'}: ${received} cannot be written to a file: expected a text, a number, true, false, null, or a list or map of those`,
      options,
    )
    this.path = path
    this.received = received
  }
}
