import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  load,
  mergeTag,
  parseEvents,
  YAMLException,
} from 'js-yaml'
import {
  DocumentKeyError,
  DocumentSyntaxError,
  DuplicateKeyError,
  UnknownTagError,
  YamlVersionError,
} from './document-error.ts'
import {
  type DocumentPath,
  positionAt,
  type ReadOptions,
  type SourceDocument,
} from './source-document.ts'
import { COMPLEX_KEY, NULL_KEY, textKeyedMap } from './yaml-keys.ts'
import { walkYaml, type YamlNode } from './yaml-walk.ts'

/**
 * Reads one YAML document: YAML 1.2 core schema with merge keys (`<<`). Keys of maps become texts.
 * An empty text is an empty map, with a warning.
 *
 * @param text - The whole text.
 * @param options - The file's name.
 * @throws {@link DocumentSyntaxError} when the text is not well-formed, or holds several documents.
 * @throws {@link DuplicateKeyError} when a map has a key twice.
 * @throws {@link DocumentKeyError} when a key is null, a list, a map, or a number that would be written differently.
 * @throws {@link UnknownTagError} when a value has a tag other than those of the core schema.
 * @throws {@link YamlVersionError} when a directive asks for another version.
 */
export function readYaml(text: string, { file }: ReadOptions): SourceDocument {
  const map = textKeyedMap()
  try {
    const events = parseEvents(text, { filename: file })
    checkDocuments(events, file)
    const schema = CORE_SCHEMA.withTags(mergeTag, map.tag)
    // The limit on merge keys is meant for hostile input; 50 000 hosts with a merge each are not.
    const [value] = constructFromEvents(events, { source: text, schema, maxTotalMergeKeys: -1 })
    if (map.hasConvertedKeys()) checkKeys(events, text, file)
    return document(value ?? undefined, text, file)
  } catch (error) {
    throw error instanceof YAMLException ? translate(error, text, file) : error
  }
}

function document(value: unknown, text: string, file: string): SourceDocument {
  return {
    value: value ?? {},
    file,
    warnings: value === undefined ? [`${file} is empty`] : [],
    locate: (path) => locate(path, text, file),
  }
}

function checkDocuments(events: readonly Event[], file: string): void {
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT)
  for (const directive of documents[0]?.directives ?? []) {
    if (directive.kind === 'yaml' && directive.version !== '1.2') {
      throw new YamlVersionError({ file, version: directive.version })
    }
  }
  if (documents.length > 1) {
    const reason = `holds ${documents.length} documents separated by "---", expected one`
    throw new DocumentSyntaxError({ file, line: 1, column: 1, reason })
  }
}

/** `1.10` is the number 1.1 to YAML: as a key it would silently become another text than the one written. */
function checkKeys(events: readonly Event[], text: string, file: string): void {
  walkYaml(events, text, ({ key }) => {
    if (key?.isPlain !== true || key.text === undefined) return false
    if (!/^[-+.\d]|^(?:true|false)$/i.test(key.text)) return false
    const read = String(load(key.text))
    if (read === key.text) return false
    const reason = `key ${key.text} is read as ${read}; quote it: "${key.text}"`
    throw new DocumentKeyError({ file, ...positionAt(text, key.offset), reason })
  })
}

function locate(path: DocumentPath, text: string, file: string) {
  const found = find(text, (node) => isSamePath(node.path, path))
  return found && { file, ...positionAt(text, found.offset) }
}

function find(text: string, accepts: (node: YamlNode) => boolean): YamlNode | undefined {
  let found: YamlNode | undefined
  walkYaml(parseEvents(text, {}), text, (node) => {
    if (!accepts(node)) return false
    found = node
    return true
  })
  return found
}

function isSamePath(left: DocumentPath, right: DocumentPath): boolean {
  return left.length === right.length && left.every((step, at) => step === right[at])
}

function translate({ reason, mark }: YAMLException, text: string, file: string): Error {
  const offset = mark?.position ?? 0
  const at = { file, ...positionAt(text, offset) }
  if (reason === 'duplicated mapping key') return duplicateKey(text, file, offset)
  if (/^unknown \w+ tag/.test(reason)) return new UnknownTagError(at)
  if (reason === NULL_KEY) return new DocumentKeyError({ ...at, reason })
  if (reason === COMPLEX_KEY) {
    // The parser does not remember where a complex key started.
    const node = find(text, ({ key }) => key !== undefined && key.text === undefined)
    return new DocumentKeyError({ file, ...positionAt(text, node?.offset ?? 0), reason })
  }
  return new DocumentSyntaxError({ ...at, reason: withoutQuotes(reason) })
}

function duplicateKey(text: string, file: string, offset: number): Error {
  const second = find(text, ({ key }) => key?.offset === offset)
  const first = second && find(text, ({ path }) => isSamePath(path, second.path))
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
