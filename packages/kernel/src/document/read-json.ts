import { JsonWalk } from './json-walk.ts'
import {
  type DocumentPath,
  isSamePath,
  positionAt,
  type ReadOptions,
  type SourceDocument,
  type SourceLocation,
} from './source-document.ts'

/**
 * Reads a JSON text (RFC 8259). An empty text is an empty map, with a warning.
 *
 * @param text - The whole text; a byte order mark is skipped.
 * @param options - The file's name.
 * @throws {@link DocumentSyntaxError} when the text is not well-formed.
 * @throws {@link DuplicateKeyError} when a map has a key twice.
 */
export function readJson(text: string, { file }: ReadOptions): SourceDocument {
  const source = text.replace(/^\uFEFF/, '')
  const isEmpty = source.trim() === ''
  if (!isEmpty) new JsonWalk(source, file).run()
  return {
    value: isEmpty ? {} : JSON.parse(source),
    file,
    warnings: isEmpty ? [`${file} is empty`] : [],
    locate: (path) => locate(path, source, file),
  }
}

function locate(path: DocumentPath, text: string, file: string): SourceLocation | undefined {
  let found: number | undefined
  const visit = (visited: DocumentPath, offset: number): void => {
    if (isSamePath(visited, path)) found = offset
  }
  if (text.trim() !== '') new JsonWalk(text, file, visit).run()
  return found === undefined ? undefined : { file, ...positionAt(text, found) }
}
