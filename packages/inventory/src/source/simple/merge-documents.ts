import {
  type DocumentPath,
  type DocumentSchema,
  type SourceDocument,
  validateDocument,
} from '@nornir-ts/kernel'
import { fileSchema, type Section } from '../../data/inventory-schema.ts'
import type { Locate } from '../../data/origin.ts'
import { DuplicateNameError } from '../../inventory/duplicate-name-error.ts'

/** What the files of one section say together. */
export interface MergedSection {
  /** As if it stood in one file; `undefined` when there are no files. */
  readonly value: unknown
  /** Finds the place of a value in whichever file has it. */
  readonly locate: Locate
}

type Body = Readonly<Record<string, unknown>>

/** Made once: a schema is compiled once for each object. */
const schemas: Readonly<Record<Section, DocumentSchema>> = {
  hosts: fileSchema('hosts'),
  groups: fileSchema('groups'),
  defaults: fileSchema('defaults'),
}

/** Parts of the defaults that several files may add to. */
const SHARED: readonly string[] = ['data', 'connection_options']

/**
 * Merges the files of one section. Nothing is overridden: a name may stand in one file only.
 *
 * @param section - What they hold.
 * @param documents - The files, in order.
 * @throws `DocumentSchemaError` when one of several files has the wrong shape.
 * @throws {@link DuplicateNameError} when two files define the same name.
 */
export function mergeDocuments(
  section: Section,
  documents: readonly SourceDocument[],
): MergedSection {
  const locate: Locate = (path) => {
    for (const document of documents) {
      const location = document.locate(path)
      if (location !== undefined) return location
    }
    return undefined
  }
  if (documents.length <= 1) return { value: documents[0]?.value, locate }
  for (const document of documents) validateDocument(document, schemas[section])
  const shared = section === 'defaults' ? SHARED : []
  return { value: mergeMaps(documents, [section], shared), locate }
}

function mergeMaps(
  documents: readonly SourceDocument[],
  [section = '', ...path]: DocumentPath,
  shared: readonly string[] = [],
): Record<string, unknown> {
  const merged = new Map<string, unknown>()
  const owners = new Map<string, SourceDocument>()
  for (const document of documents) {
    for (const [key, value] of Object.entries(bodyAt(document, path) ?? {})) {
      if (merged.has(key) && shared.includes(key)) continue
      const place = [section, ...path, key]
      const owner = owners.get(key)
      if (owner !== undefined) throw duplicate(place, owner, document)
      owners.set(key, document)
      merged.set(key, shared.includes(key) ? mergeMaps(documents, place) : value)
    }
  }
  return Object.fromEntries(merged)
}

function bodyAt({ value }: SourceDocument, [key]: DocumentPath): Body | null | undefined {
  const body = value as Body | null
  return key === undefined ? body : (body?.[key] as Body | null | undefined)
}

function duplicate(path: DocumentPath, first: SourceDocument, second: SourceDocument): Error {
  const place = (document: SourceDocument) =>
    document.locate(path.slice(1)) ?? { file: document.file, line: 1, column: 1 }
  return new DuplicateNameError({ path, first: place(first), second: place(second) })
}
