import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

/** Says what is wrong with an answer; empty: nothing. */
export type AnswerCheck = (path: string, body: unknown) => string[]

interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Responses } }>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
type Responses = Readonly<
  Record<'200', { readonly content: { readonly 'application/json': { readonly schema: Schema } } }>
>
type Schema = Readonly<Record<string, unknown>>

/**
 * Checks answers against the OpenAPI description of the real server.
 *
 * @param release - e.g. `4.7`.
 * @param options - `isPartial`: the answer was asked for with `fields`, `omit` or `brief`, so that
 *   fields may be missing from the objects of the list. Fields too many are always wrong.
 */
export function createAnswerCheck(
  release: string,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): AnswerCheck {
  const file = join(import.meta.dirname, `netbox-${release}.json`)
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description
  const definitions = Object.fromEntries(
    Object.entries(description.components.schemas).map(([name, schema]) => [
      name,
      translate(schema) as Schema,
    ]),
  )
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const compiled = new Map<string, ValidateFunction>()
  const compile = (path: string): ValidateFunction => {
    const known = compiled.get(path)
    if (known !== undefined) return known
    const schema = description.paths[path]?.get.responses['200'].content['application/json'].schema
    if (schema === undefined) throw new Error(`the description has no ${path}`)
    const own = isPartial ? withoutRequired(definitions) : definitions
    const check = ajv.compile({ ...(translate(schema) as Schema), definitions: own })
    compiled.set(path, check)
    return check
  }
  return (path, body) => {
    const check = compile(path)
    if (check(body)) return []
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, references point to `definitions`. An
 * object may have no properties but those that are named, where any are.
 */
function translate(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(translate)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, ...rest } = node as Record<string, unknown>
  const translated: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) {
    translated[key] =
      key === '$ref'
        ? String(value).replace('#/components/schemas/', '#/definitions/')
        : key === 'properties'
          ? translateEach(value as Record<string, unknown>)
          : translate(value)
  }
  if ('properties' in translated && !('additionalProperties' in translated)) {
    translated['additionalProperties'] = false
  }
  return nullable === true ? { anyOf: [{ type: 'null' }, translated] } : translated
}

function translateEach(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, translate(schema)]),
  )
}

function withoutRequired(definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { required: _, ...schema }]) => [name, schema]),
  )
}
