import { isMap } from './is-map.ts'
import type { DocumentSchema } from './validate-document.ts'

type Schema = DocumentSchema | boolean
type Map = Readonly<Record<string, unknown>>

/**
 * Whether a value is certainly right by a schema: false where the schema has a keyword that is not
 * known here.
 *
 * Nearly all documents are right, and compiling a schema with ajv takes longer (75 ms) than most
 * programs take to load their inventory; this spares it to them. Only ajv says what is wrong.
 *
 * @param value - Any plain data; a property that is `undefined` counts as left out, as it does to ajv.
 * @param schema - A JSON Schema.
 */
export function matchesSchema(value: unknown, schema: DocumentSchema): boolean {
  let isKnown = known.get(schema)
  if (isKnown === undefined) {
    isKnown = isUnderstood(schema)
    known.set(schema, isKnown)
  }
  return isKnown && matches(value, schema)
}

const known = new WeakMap<DocumentSchema, boolean>()

/** What a keyword demands, and the schemas below it. */
interface Keyword {
  readonly holds: (value: unknown, operand: never, schema: DocumentSchema) => boolean
  readonly below?: (operand: never) => readonly Schema[]
}

const annotation: Keyword = { holds: () => true }

const keywords: Readonly<Record<string, Keyword>> = {
  $schema: annotation,
  $id: annotation,
  $comment: annotation,
  title: annotation,
  description: annotation,
  examples: annotation,
  default: annotation,
  writeOnly: annotation,
  type: {
    holds: (value, type: string | readonly string[]) =>
      typeof type === 'string' ? is(value, type) : type.some((one) => is(value, one)),
  },
  enum: { holds: (value, allowed: readonly unknown[]) => allowed.includes(value) },
  const: { holds: (value, only: unknown) => value === only },
  minimum: { holds: (value, least: number) => typeof value !== 'number' || value >= least },
  maximum: { holds: (value, most: number) => typeof value !== 'number' || value <= most },
  minLength: {
    holds: (value, least: number) => typeof value !== 'string' || [...value].length >= least,
  },
  pattern: {
    holds: (value, pattern: string) => typeof value !== 'string' || regExp(pattern).test(value),
  },
  minItems: { holds: (value, least: number) => !Array.isArray(value) || value.length >= least },
  items: {
    holds: (value, items: Schema) =>
      !Array.isArray(value) || value.every((one) => matches(one, items)),
    below: (items: Schema) => [items],
  },
  minProperties: {
    holds: (value, least: number) => !isMap(value) || Object.keys(value).length >= least,
  },
  maxProperties: {
    holds: (value, most: number) => !isMap(value) || Object.keys(value).length <= most,
  },
  required: {
    holds: (value, keys: readonly string[]) =>
      !isMap(value) || keys.every((key) => Object.hasOwn(value, key) && value[key] !== undefined),
  },
  properties: {
    holds: (value, properties: Readonly<Record<string, Schema>>) => {
      if (!isMap(value)) return true
      for (const key of Object.keys(value)) {
        const property = Object.hasOwn(properties, key) ? properties[key] : undefined
        if (property === undefined || value[key] === undefined) continue
        if (!matches(value[key], property)) return false
      }
      return true
    },
    below: (properties: Readonly<Record<string, Schema>>) => Object.values(properties),
  },
  additionalProperties: {
    holds: (value, others: Schema, schema) => {
      if (!isMap(value) || others === true) return true
      const properties = (schema['properties'] ?? {}) as Map
      for (const key of Object.keys(value))
        if (!Object.hasOwn(properties, key) && !matches(value[key], others)) return false
      return true
    },
    below: (others: Schema) => [others],
  },
  propertyNames: {
    holds: (value, names: Schema) =>
      !isMap(value) || Object.keys(value).every((key) => matches(key, names)),
    below: (names: Schema) => [names],
  },
  anyOf: {
    holds: (value, schemas: readonly Schema[]) => schemas.some((one) => matches(value, one)),
    below: (schemas: readonly Schema[]) => schemas,
  },
  allOf: {
    holds: (value, schemas: readonly Schema[]) => schemas.every((one) => matches(value, one)),
    below: (schemas: readonly Schema[]) => schemas,
  },
  oneOf: {
    holds: (value, schemas: readonly Schema[]) =>
      schemas.filter((one) => matches(value, one)).length === 1,
    below: (schemas: readonly Schema[]) => schemas,
  },
  not: {
    holds: (value, schema: Schema) => !matches(value, schema),
    below: (schema: Schema) => [schema],
  },
}

function matches(value: unknown, schema: Schema): boolean {
  if (typeof schema === 'boolean') return schema
  for (const keyword in schema)
    if (keywords[keyword]?.holds(value, schema[keyword] as never, schema) === false) return false
  return true
}

function isUnderstood(schema: Schema): boolean {
  if (typeof schema === 'boolean') return true
  return Object.entries(schema).every(([name, operand]) => {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (keyword === undefined) return false
    return (keyword.below?.(operand as never) ?? []).every(isUnderstood)
  })
}

const regExps = new Map<string, RegExp>()

/** As in ajv: ECMAScript, with the `u` flag, not anchored. */
function regExp(pattern: string): RegExp {
  const compiled = regExps.get(pattern) ?? new RegExp(pattern, 'u')
  regExps.set(pattern, compiled)
  return compiled
}

function is(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isMap(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return Number.isFinite(value)
  return typeof value === type
}
