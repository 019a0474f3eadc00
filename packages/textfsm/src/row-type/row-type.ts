import type { Template } from '../template/template.ts'
import type { TemplateValue } from '../template/template-value.ts'

/** What {@link rowType} is given. */
export interface RowTypeOptions {
  /** Name of the type, e.g. `Route`. */
  readonly name: string
  /** The template, or those whose rows are merged. */
  readonly templates: readonly Template[]
}

/**
 * Writes the type of the rows that templates give, as a TypeScript interface with keys in lower case: what
 * `parseCommandAs<Route>()` and `toRecords` want to know.
 *
 * @param options - Its name, and the templates.
 * @returns The text of a module that exports it.
 * @example
 * ```ts
 * import { openTemplate, rowType } from '@nornir-ts/textfsm'
 *
 * const template = await openTemplate('templates/cisco_ios_show_ip_route.textfsm')
 * console.log(rowType({ name: 'Route', templates: [template] }))
 * ```
 */
export function rowType({ name, templates }: RowTypeOptions): string {
  const values = new Map<string, TemplateValue>()
  for (const value of templates.flatMap((template) => template.values)) {
    if (!values.has(value.name)) values.set(value.name, value)
  }
  const members = [...values.values()].map(
    (value) => `  readonly ${key(value.name)}: ${cell(value)}\n`,
  )
  const from = templates.map((template) => template.name).join(', ')
  return `/** A row of ${from}. */\nexport interface ${name} {\n${members.join('')}}\n`
}

function key(name: string): string {
  const lower = name.toLowerCase()
  return /^[a-z_][a-z0-9_]*$/.test(lower) ? lower : JSON.stringify(lower)
}

function cell({ options, nestedNames }: TemplateValue): string {
  if (!options.includes('List')) return 'string'
  if (nestedNames.length === 0) return 'readonly (string | null)[]'
  const groups = nestedNames.map((name) => `readonly ${name}: string | null`)
  return `readonly { ${groups.join('; ')} }[]`
}
