import { compileStates } from '../machine/compiled-state.ts'
import type { Program } from '../machine/machine.ts'
import { Run } from '../machine/run.ts'
import type { Cell, Table } from '../table/table.ts'
import type { ColumnsOf } from '../template/columns.ts'
import { readTemplate } from '../template/read-template.ts'
import type { Template } from '../template/template.ts'

/** What parsing may take where nothing is said, in milliseconds. */
const defaultBudgetMs = 10_000

/** Options of {@link parseTemplate}. */
export interface ParseTemplateOptions {
  /** Its name in errors, usually that of its file (default `template`). */
  readonly name?: string | undefined
}

/**
 * Reads a TextFSM template.
 *
 * @param text - All of it. Where it is a literal, rows have the types of its values.
 * @throws {@link TemplateError} with the line, where it is not a template.
 * @throws {@link TemplatePatternError} where an expression is wrong, or asks for what cannot be done here.
 * @example
 * ```ts
 * import { parseTemplate, toRecords } from '@nornir-ts/textfsm'
 *
 * const template = parseTemplate(`Value INTERFACE (\\S+)
 * Value STATUS (up|down)
 *
 * Start
 *   ^\${INTERFACE}\\s+\${STATUS} -> Record
 * `)
 * toRecords(template.parse('Ethernet1 up\nEthernet2 down\n'))
 * // [{ interface: 'Ethernet1', status: 'up' }, { interface: 'Ethernet2', status: 'down' }]
 * ```
 */
export function parseTemplate<const Text extends string>(
  text: Text,
  { name = 'template' }: ParseTemplateOptions = {},
): Template<ColumnsOf<Text>> {
  const { values, states } = readTemplate(text, name)
  const program: Program = {
    name,
    values,
    states: compileStates(states, values),
    hasEof: states.has('EOF'),
  }
  const columns = values.map((value) => value.name)
  const table = (rows: Cell[][]): Table<ColumnsOf<Text>> => ({ columns, rows })
  const begin = (budgetMs = defaultBudgetMs) => new Run(program, budgetMs)
  return {
    name,
    values: values.map(({ name, options, regex, nestedNames }) => ({
      name,
      options,
      regex,
      nestedNames,
    })),
    parse: (output, { budgetMs } = {}) => table(begin(budgetMs).parse(output)),
    parseAsync: async (output, { budgetMs, signal } = {}) =>
      table(await begin(budgetMs).parseInTurns(output, signal)),
    reader: ({ budgetMs } = {}) => {
      const run = begin(budgetMs)
      return { write: (piece) => run.write(piece), end: () => table(run.end()) }
    },
  }
}
