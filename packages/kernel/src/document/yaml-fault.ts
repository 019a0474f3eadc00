import type { YAMLException } from 'js-yaml'
import {
  DocumentKeyError,
  DocumentSyntaxError,
  DuplicateKeyError,
  UnknownTagError,
} from './document-error.ts'
import { isSamePath, positionAt } from './source-document.ts'
import { COMPLEX_KEY, NULL_KEY } from './yaml-keys.ts'
import { findYaml } from './yaml-place.ts'

/**
 * Turns an error of the parser into one of ours. The parser's own is dropped: it holds the whole text.
 *
 * @param fault - What the parser threw.
 * @param text - What it read.
 * @param file - Name of the file.
 */
export function yamlFault({ reason, mark }: YAMLException, text: string, file: string): Error {
  const offset = mark?.position ?? 0
  const place = { file, ...positionAt(text, offset) }
  if (reason === 'duplicated mapping key') return duplicateKey(text, file, offset)
  if (/^unknown \w+ tag/.test(reason)) return new UnknownTagError(place)
  if (reason === NULL_KEY || reason === COMPLEX_KEY) {
    return new DocumentKeyError({ file, ...positionAt(text, keyOffset(text, offset)), reason })
  }
  return new DocumentSyntaxError({ ...place, reason: withoutQuotes(reason) })
}

/** The parser does not know where a key that is no text started, and says 0. */
function keyOffset(text: string, offset: number): number {
  if (offset > 0) return offset
  const node = findYaml(text, ({ key }) => key !== undefined && key.text === undefined)
  return node?.offset ?? offset
}

function duplicateKey(text: string, file: string, offset: number): Error {
  const second = findYaml(text, ({ key }) => key?.offset === offset)
  const first = second && findYaml(text, ({ path }) => isSamePath(path, second.path))
  return new DuplicateKeyError({
    file,
    ...positionAt(text, offset),
    key: second?.key?.text ?? '',
    first: first && positionAt(text, first.offset),
  })
}

/** What the parser quotes may be a password that starts with `*` or `!`. */
function withoutQuotes(reason: string): string {
  if (reason.startsWith('unidentified alias')) {
    return 'unknown alias; a text that starts with "*" must be quoted'
  }
  return reason.replace(/ "[^"]*"|: .*$| !<.*>/g, '')
}
