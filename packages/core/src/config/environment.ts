import { type DocumentSchema, NornirError, nearest, type SourceDocument } from '@nornir-ts/kernel'
import { configurationSchema } from './configuration-schema.ts'

/** Details of an {@link EnvironmentVariableError}. */
export interface EnvironmentVariableDetails {
  /** Name of the variable. */
  readonly variable: string
  /** What its value should be. */
  readonly expected: string
}

/** An environment variable of ours has a value that cannot be read. */
export class EnvironmentVariableError extends NornirError implements EnvironmentVariableDetails {
  readonly code = 'ENVIRONMENT_VARIABLE'
  /** Name of the variable. */
  readonly variable: string
  /** What its value should be. */
  readonly expected: string

  constructor({ variable, expected }: EnvironmentVariableDetails, options?: ErrorOptions) {
    super(`Environment variable ${variable}: expected ${expected}`, options)
    this.variable = variable
    this.expected = expected
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The configuration that the environment gives: `NORNIR_<SECTION>_<KEY>`, e.g.
 * `NORNIR_RUNNER_PLUGIN=serial`, `NORNIR_RUNNER_OPTIONS='{"num_workers": 20}'`. An empty variable
 * counts as not set.
 *
 * @param environment - The variables, as in `process.env`.
 * @returns A document in the shape of `nornir.yaml`.
 * @throws {@link EnvironmentVariableError} for a value that cannot be read.
 */
export function readEnvironment(environment: Environment): SourceDocument {
  const value = Object.fromEntries(
    Object.entries(propertiesOf(configurationSchema)).map(([section, schema]) => [
      section,
      readSection(`NORNIR_${section.toUpperCase()}`, schema, environment),
    ]),
  )
  const warnings = misspelt(environment)
  return { value, file: 'environment variables', warnings, locate: () => undefined }
}

/** Variables that start like ours and are none of them: nothing else would tell of the slip. */
function misspelt(environment: Environment): readonly string[] {
  const sections = Object.entries(propertiesOf(configurationSchema))
  const known = sections.flatMap(([section, schema]) =>
    Object.keys(propertiesOf(schema)).map((key) => `NORNIR_${section}_${key}`.toUpperCase()),
  )
  const prefixes = sections.map(([section]) => `NORNIR_${section}_`.toUpperCase())
  const isOurs = (name: string): boolean => prefixes.some((prefix) => name.startsWith(prefix))
  return Object.keys(environment)
    .filter((name) => isOurs(name) && !known.includes(name))
    .map((name) => {
      const suggestion = nearest(name, known)
      const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`
      return `Environment variable ${name} is unknown and has no effect${hint}`
    })
}

function readSection(prefix: string, schema: DocumentSchema, environment: Environment) {
  const values: Record<string, unknown> = {}
  for (const [key, keySchema] of Object.entries(propertiesOf(schema))) {
    const variable = `${prefix}_${key.toUpperCase()}`
    const text = environment[variable]
    if (text !== undefined && text !== '') values[key] = parse(variable, text, keySchema)
  }
  return values
}

function parse(variable: string, text: string, { type }: DocumentSchema): unknown {
  const types = [type].flat()
  if (types.includes('boolean')) return parseBoolean(variable, text)
  return types.includes('object') || types.includes('array') ? parseJson(variable, text) : text
}

function parseBoolean(variable: string, text: string): boolean {
  const value = { true: true, '1': true, false: false, '0': false }[text.toLowerCase()]
  if (value !== undefined) return value
  throw new EnvironmentVariableError({ variable, expected: 'true, false, 1 or 0' })
}

function parseJson(variable: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The value may hold a secret: it is not shown, and neither is the parser's message.
    throw new EnvironmentVariableError({ variable, expected: 'JSON, such as {"num_workers": 20}' })
  }
}

function propertiesOf(schema: DocumentSchema): Readonly<Record<string, DocumentSchema>> {
  return (schema['properties'] ?? {}) as Record<string, DocumentSchema>
}
