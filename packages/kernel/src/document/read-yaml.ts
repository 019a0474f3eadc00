import type { Event, Schema, TagDefinition } from 'js-yaml'
import { DocumentKeyError, DocumentSyntaxError, YamlVersionError } from './document-error.ts'
import { jsYaml } from './js-yaml.ts'
import { pyYamlSchema } from './py-yaml-schema.ts'
import { positionAt, type ReadOptions, type SourceDocument } from './source-document.ts'
import { checkCycles } from './yaml-cycle.ts'
import { yamlFault } from './yaml-fault.ts'
import { textKeyedMap } from './yaml-keys.ts'
import { locateYaml } from './yaml-place.ts'
import { walkYaml } from './yaml-walk.ts'

/** Options of {@link readYaml}. */
export interface ReadYamlOptions extends ReadOptions {
  /**
   * How scalars without quotes are understood. `1.1` is for files of Python programs, and does as PyYAML:
   * `no` is false, `012` is ten. Default: `1.2`, the core schema.
   */
  readonly version?: '1.1' | '1.2' | undefined
  /** What becomes of a scalar with a tag of a program, by tag, e.g. `!vault`. Default: such tags are an error. */
  readonly tags?: Readonly<Record<string, (text: string) => unknown>> | undefined
}

/**
 * Reads one YAML document: YAML 1.2 core schema with merge keys (`<<`), unless the options say otherwise.
 * Keys of maps become texts. An empty text is an empty map, with a warning.
 *
 * @param text - The whole text.
 * @param options - The file's name, and how it is to be read.
 * @throws {@link DocumentSyntaxError} when the text is not well-formed, or holds several documents.
 * @throws {@link DuplicateKeyError} when a map has a key twice.
 * @throws {@link DocumentKeyError} when a key is null, a list, a map, or a number that would be written differently.
 * @throws {@link DocumentCycleError} when a value would contain itself by an alias.
 * @throws {@link UnknownTagError} when a value has a tag other than those of the core schema.
 * @throws {@link YamlVersionError} when a directive asks for another version.
 */
export function readYaml(text: string, options: ReadYamlOptions): SourceDocument {
  const { constructFromEvents, parseEvents, YAMLException } = jsYaml()
  const { file } = options
  const map = textKeyedMap()
  try {
    const events = parseEvents(text, { filename: file })
    checkDocuments(events, options)
    checkCycles(events, text, file)
    const schema = schemaOf(options, map.tag)
    // The limit on merge keys is meant for hostile input; 50 000 hosts with a merge each are not.
    const [value] = constructFromEvents(events, { source: text, schema, maxTotalMergeKeys: -1 })
    if (map.hasConvertedKeys()) checkKeys(events, text, options)
    return document(value ?? undefined, text, file)
  } catch (error) {
    throw error instanceof YAMLException ? yamlFault(error, text, file) : error
  }
}

function document(value: unknown, text: string, file: string): SourceDocument {
  return {
    value: value ?? {},
    file,
    warnings: value === undefined ? [`${file} is empty`] : [],
    locate: (path) => locateYaml(text, file, path),
  }
}

function schemaOf({ version, tags = {} }: ReadYamlOptions, ...more: TagDefinition[]): Schema {
  const { CORE_SCHEMA, defineScalarTag, mergeTag } = jsYaml()
  const own = Object.entries(tags).map(([name, read]) =>
    defineScalarTag(name, { resolve: (text) => read(text), identify: () => false }),
  )
  return (version === '1.1' ? pyYamlSchema() : CORE_SCHEMA).withTags(mergeTag, own, more)
}

function checkDocuments(events: readonly Event[], { file, version }: ReadYamlOptions): void {
  const { EVENT_ID } = jsYaml()
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT)
  for (const directive of documents[0]?.directives ?? []) {
    if (directive.kind === 'yaml' && directive.version !== '1.2' && version !== '1.1') {
      throw new YamlVersionError({ file, version: directive.version })
    }
  }
  if (documents.length > 1) {
    const reason = `holds ${documents.length} documents separated by "---", expected one`
    throw new DocumentSyntaxError({ file, line: 1, column: 1, reason })
  }
}

/** `1.10` is the number 1.1 to YAML: as a key it would silently become another text than the one written. */
function checkKeys(events: readonly Event[], text: string, options: ReadYamlOptions): void {
  const { file } = options
  const schema = schemaOf(options)
  walkYaml(events, text, ({ key }) => {
    if (key?.isPlain !== true || key.text === undefined) return false
    if (!/^[-+]?[.\d]|^(?:true|false|yes|no|on|off)$/i.test(key.text)) return false
    const read = String(jsYaml().load(key.text, { schema }))
    if (read === key.text) return false
    const reason = `key ${key.text} is read as ${read}; quote it: "${key.text}"`
    throw new DocumentKeyError({ file, ...positionAt(text, key.offset), reason })
  })
}
