import { createRequire } from 'node:module'
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv'
import { nearest } from '../nearest/nearest.ts'
import { DocumentSchemaError } from './document-error.ts'
import { matchesSchema } from './matches-schema.ts'
import type { DocumentPath, SourceDocument, SourceLocation } from './source-document.ts'

/**
 * A JSON Schema (draft 7). `writeOnly` marks secrets: their values are never shown in errors. Where a
 * keyword such as `not` or `pattern` does not say what is expected, `$comment` beside it does, in words.
 */
export type DocumentSchema = Readonly<Record<string, unknown>>

const require = createRequire(import.meta.url)
const compiled = new WeakMap<DocumentSchema, ValidateFunction>()
let ajv: Ajv | undefined

/**
 * Checks a document against a schema.
 *
 * @typeParam Value - What the schema describes; the caller answers for the two being the same.
 * @param document - What a reader gave, or anything with a value and a name.
 * @param schema - Compiled once per object.
 * @returns The document's value.
 * @throws {@link DocumentSchemaError} for the first thing that is wrong, with its place.
 */
export function validateDocument<Value>(document: SourceDocument, schema: DocumentSchema): Value {
  if (matchesSchema(document.value, schema)) return document.value as Value
  const validate = compile(schema)
  if (!validate(document.value)) throw schemaError(document, validate.errors ?? [])
  return document.value as Value
}

function compile(schema: DocumentSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  // Loaded on first use: importing ajv takes longer than most small programs need to start.
  ajv ??= new (require('ajv') as typeof import('ajv')).Ajv({ verbose: true, allowUnionTypes: true })
  const validate = ajv.compile(schema)
  compiled.set(schema, validate)
  return validate
}

function schemaError(document: SourceDocument, errors: readonly ErrorObject[]): Error {
  // Of alternatives, the one that got furthest says most.
  const error = errors.toSorted((left, right) => depth(right) - depth(left))[0]
  const base = pathOf(document.value, error?.instancePath ?? '')
  const path = [...base, ...keyOf(error)]
  const location = locateNearest(document, path)
  return new DocumentSchemaError({
    file: location?.file ?? document.file,
    position: location && { line: location.line, column: location.column },
    path,
    ...explain(error),
  })
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length
}

/** Ajv gives a JSON Pointer (RFC 6901), which does not tell an index from a key. */
function pathOf(root: unknown, pointer: string): DocumentPath {
  let value = root
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = (value as Record<string | number, unknown>)[step]
      return step
    })
}

/** A wrong key is part of the path, so that its own place is found. */
function keyOf(error: ErrorObject | undefined): string[] {
  return error?.keyword === 'additionalProperties' ? [error.params['additionalProperty']] : []
}

function locateNearest(document: SourceDocument, path: DocumentPath): SourceLocation | undefined {
  for (let length = path.length; length >= 0; length--) {
    const location = document.locate(path.slice(0, length))
    if (location !== undefined) return location
  }
  return undefined
}

interface Explanation {
  readonly expected: string
  readonly received: string
  readonly suggestion: string | undefined
}

function explain(error: ErrorObject | undefined): Explanation {
  if (error === undefined)
    return { expected: 'another value', received: 'this', suggestion: undefined }
  const { keyword, params, data, parentSchema, propertyName } = error
  const value = parentSchema?.['writeOnly'] === true ? kindOf(data) : show(data)
  const received = propertyName === undefined ? value : 'a map with another key'
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {})
      const suggestion = nearest(params['additionalProperty'], known)
      return {
        expected: `one of the keys ${known.join(', ')}`,
        received: 'an unknown key',
        suggestion,
      }
    }
    case 'required': {
      const expected = `the key "${params['missingProperty']}"`
      return { expected, received: 'a map without it', suggestion: undefined }
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String)
      const suggestion = typeof data === 'string' ? nearest(data, allowed) : undefined
      return { expected: `one of ${allowed.join(', ')}`, received: show(data, true), suggestion }
    }
    case 'minProperties':
    case 'maxProperties': {
      const count = `${keyword === 'minProperties' ? 'at least' : 'at most'} ${params['limit']}`
      const expected = `a map with ${count} key(s)`
      const received = `one with ${Object.keys(data as object).length}`
      return { expected, received, suggestion: undefined }
    }
    case 'not':
    case 'pattern': {
      const comment: unknown = parentSchema?.['$comment']
      const expected = typeof comment === 'string' ? comment : (error.message ?? keyword)
      return { expected, received, suggestion: undefined }
    }
    case 'type':
      return { expected: kindsOf(params['type']), received, suggestion: undefined }
    default:
      return {
        expected: (error.message ?? keyword).replace(/^must (be )?/, ''),
        received,
        suggestion: undefined,
      }
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
}

function kindsOf(types: string | readonly string[]): string {
  return [types]
    .flat()
    .map((type) => kinds[type])
    .join(' or ')
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'a boolean'
  return kinds[Array.isArray(value) ? 'array' : typeof value] ?? typeof value
}

/** Texts are shown only where they stand for one of a few words: anything else may be a secret. */
function show(value: unknown, isWord = false): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return isWord && typeof value === 'string' ? `"${value}"` : kindOf(value)
}
