export {
  type CommandQuery,
  CommandTable,
  type CommandTableSource,
  createCommandTable,
} from './command/command-table.ts'
export { openTemplateFolder } from './command/template-folder.ts'
export { type CommandIndexDetails, CommandIndexError } from './error/command-index-error.ts'
export { StateError, type StateErrorDetails } from './error/state-error.ts'
export { TemplateError, type TemplateErrorDetails } from './error/template-error.ts'
export { type TemplateFileDetails, TemplateFileError } from './error/template-file-error.ts'
export {
  type TemplateNotFoundDetails,
  TemplateNotFoundError,
} from './error/template-not-found-error.ts'
export {
  type TemplatePatternDetails,
  TemplatePatternError,
} from './error/template-pattern-error.ts'
export { type TooCostlyDetails, TooCostlyError } from './error/too-costly-error.ts'
export { type ParseTemplateOptions, parseTemplate } from './parser/parse-template.ts'
export type { Cell, ListItem, Row, Table } from './table/table.ts'
export { type LowerCaseKeys, toRecords } from './table/to-records.ts'
export type { ColumnsOf } from './template/columns.ts'
export type {
  ParseAsyncOptions,
  ParseOptions,
  Template,
  TemplateReader,
} from './template/template.ts'
export { type TemplateValue, type ValueOption, valueOptions } from './template/template-value.ts'
