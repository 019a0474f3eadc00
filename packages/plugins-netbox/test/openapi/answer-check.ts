import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

/** Where the description of the real server says less than its answers have. */
const corrections: Readonly<Record<string, readonly string[]>> = {
  // Blank choices are null.
  Device: ['face', 'airflow', 'cooling_method'],
  // The cursor does not count.
  PaginatedDeviceList: ['count'],
  PaginatedObjectChangeList: ['count'],
  PaginatedVirtualMachineList: ['count'],
}

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
 * @param name - Of the description.
 * @param options - `missing`: which objects need not have all their fields: none (default), those
 *   of the list (`fields`, `omit` or `brief` was asked for), or any (an older release). Fields too
 *   many are always wrong.
 */
export function createAnswerCheck(
  name: 'netbox-4.7' | 'nautobot-3.2',
  { missing = 'nowhere' }: { readonly missing?: 'nowhere' | 'listed' | 'anywhere' } = {},
): AnswerCheck {
  const file = join(import.meta.dirname, `${name}.json`)
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description
  const { schemas } = description.components
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { required, ...rest } = correct(schema, corrections[name] ?? [])
      const mayMiss = missing === 'anywhere' || (missing === 'listed' && isListed(name, schemas))
      return [name, translate(mayMiss ? rest : { ...rest, required: required ?? [] })]
    }),
  )
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const compiled = new Map<string, ValidateFunction>()
  const compile = (path: string): ValidateFunction => {
    const known = compiled.get(path)
    if (known !== undefined) return known
    const schema = description.paths[path]?.get.responses['200'].content['application/json'].schema
    if (schema === undefined) throw new Error(`the description has no ${path}`)
    const check = ajv.compile({ ...(translate(schema) as Schema), definitions })
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

/** Lets some properties of a schema be null. */
function correct(schema: Schema, nullable: readonly string[]): Schema {
  const properties = { ...(schema['properties'] as Record<string, Schema>) }
  for (const name of nullable)
    if (name in properties) properties[name] = { ...properties[name], nullable: true }
  return nullable.length === 0 ? schema : { ...schema, properties }
}

/**
 * OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, references point to `definitions`. An
 * object may have no properties but those that are named, where any are. Bounds are left out: they
 * hold for what is written, not for what is read.
 */
function translate(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(translate)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, ...rest } = node as Record<string, unknown>
  const translated: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(rest)) {
    if (/^(exclusive)?(minimum|maximum)$/i.test(key)) continue
    if (key === '$ref') {
      translated[key] = String(value).replace('#/components/schemas/', '#/definitions/')
    } else if (key === 'properties') {
      translated[key] = translateEach(value as Record<string, unknown>)
    } else {
      translated[key] = translate(value)
    }
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

/** Whether there are lists of these objects. */
function isListed(name: string, schemas: Readonly<Record<string, Schema>>): boolean {
  return Object.hasOwn(schemas, `Paginated${name}List`)
}
